import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { newToken } from '@/lib/auth/one-time-link';
import { sayRefusal } from '@/lib/views/words/refusals';
import { nameInput } from './account-inputs';
import { type CommandContext, defineCommand } from './define-command';
import { Refused } from './refused';

const networkInput = z.string().min(1).max(80);

/**
 * Makes a display: a screen on a wall that reads without an account, for ever, until it is revoked. `networks` = those it may show, null = all;
 * `opens` = whose wall its link leads to, null = the tiles of all it may show. Gives the link's path, shown this once.
 */
export const createDisplay = defineCommand({
  name: 'display.create',
  needs: 'admin',
  input: z.object({
    name: nameInput,
    networks: z.array(networkInput).min(1, sayRefusal('create-display.name-network-or')).max(200).nullable().default(null),
    opens: networkInput.nullable().default(null),
  }),
  prepare: (context, { networks, opens }) => {
    refuseUnknown(context, networks ?? []);
    refuseUnknown(context, opens === null ? [] : [opens]);
    if (opens !== null && networks !== null && !networks.includes(opens)) {
      throw new Refused('bad-input', sayRefusal('create-display.display-may-not', { opens }), sayRefusal('create-display.let-show-that'));
    }
    const shown = [...new Set(networks ?? context.runtime.networks.keys())];
    return opens ?? (shown.length === 1 ? (shown[0] ?? null) : null);
  },
  write: async ({ displays }, { person, now }, { name, networks }, opens) => {
    const twin = (await displays.list()).find((one) => one.revokedAt === null && one.name.toLowerCase() === name.toLowerCase());
    if (twin !== undefined) {
      throw new Refused(
        'not-possible',
        sayRefusal('create-display.there-display-already', { name: twin.name }),
        sayRefusal('create-display.revoke-that-one'),
      );
    }
    const id = randomUUID();
    const { token, digest } = newToken();
    const kept = networks === null ? null : [...new Set(networks)];
    await displays.create({ id, name, digest, networks: kept, createdBy: person.name }, now);
    const path = opens === null ? '/wall' : `/wall/${encodeURIComponent(opens)}`;
    const audit = { object: `display ${name}`, detail: { networks: kept === null ? 'all' : kept.join(', ') } };
    return { value: { id, link: `${path}?token=${token}` }, audit };
  },
});

function refuseUnknown({ runtime }: CommandContext, networks: readonly string[]): void {
  const unknown = networks.filter((id) => !runtime.networks.has(id));
  if (unknown.length === 0) return;
  const known = [...runtime.networks.keys()].join(', ') || 'none';
  throw new Refused(
    'bad-input',
    sayRefusal('create-display.no-network-called', { unknown: unknown.map((id) => `"${id}"`).join(', ') }),
    sayRefusal('create-display.networks-watched-here', { known }),
  );
}
