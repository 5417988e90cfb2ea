import { z } from 'zod';
import { idInput } from './account-inputs';
import { defineCommand } from './define-command';
import { Refused } from './refused';

/** Ends a display's token for ever; a screen that hangs with it says so at once. */
export const revokeDisplay = defineCommand({
  name: 'display.revoke',
  needs: 'admin',
  input: z.object({ id: idInput }),
  write: async ({ displays }, { person, now }, { id }) => {
    const display = await displays.find(id);
    if (display === null) throw new Refused('not-found', 'There is no such display.', 'Load the list again.');
    if (display.revokedAt !== null) throw new Refused('not-possible', 'This display is revoked already.', 'Load the list again.');
    await displays.revoke(id, person.name, now);
    return { value: { id }, audit: { object: `display ${display.name}` } };
  },
  after: ({ runtime }, { id }) => runtime.hub.publish({ kind: 'display-revoked', id }),
});
