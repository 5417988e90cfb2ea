import { z } from 'zod';
import { defineCommand } from './define-command';
import { Refused } from './refused';

/** Asks all nodes of a network now. It brings forward what comes anyway, at most once a second, and keeps nothing: who may read may ask. */
export const pollNetwork = defineCommand({
  name: 'network.poll',
  needs: 'reader',
  input: z.object({ id: z.string() }),
  quiet: true,
  about: ({ id }) => ({ network: id }),
  prepare: async ({ runtime }, { id }) => {
    const watch = runtime.networks.get(id);
    if (watch === undefined) throw new Refused('not-found', `No network has the id "${id}".`, 'GET /api/v1/networks lists them.');
    if (await watch.pollNow()) return;
    throw new Refused(
      'too-soon',
      'All nodes are asked at most once a second.',
      'The answer of the last poll is at GET /api/v1/networks/{id}.',
      1,
    );
  },
});
