import { z } from 'zod';
import { sayRefusal } from '@/lib/views/words/refusals';
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
    if (watch === undefined)
      throw new Refused('not-found', sayRefusal('poll-network.no-network-has', { id }), sayRefusal('poll-network.get-api-v1'));
    if (await watch.pollNow()) return;
    throw new Refused(
      'too-soon',
      sayRefusal('poll-network.all-nodes-asked'),
      'The answer of the last poll is at GET /api/v1/networks/{id}.',
      1,
    );
  },
});
