import { z } from 'zod';
import { sayRefusal } from '@/lib/views/words/refusals';
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
    if (display === null)
      throw new Refused('not-found', sayRefusal('revoke-display.there-no-such'), sayRefusal('find-account.load-list-again'));
    if (display.revokedAt !== null)
      throw new Refused('not-possible', sayRefusal('revoke-display.this-display-revoked'), sayRefusal('find-account.load-list-again'));
    await displays.revoke(id, person.name, now);
    return { value: { id }, audit: { object: `display ${display.name}` } };
  },
  after: ({ runtime }, { id }) => runtime.hub.publish({ kind: 'display-revoked', id }),
});
