import { z } from 'zod';
import { sayRefusal } from '@/lib/views/words/refusals';
import { personsText } from '../persons-text';
import { Refused } from '../refused';
import { incidentCommand, refuseClosed } from './incident-command';

/** Done with, for a cause that is written down. Only what is resolved can be closed: the watch alone knows when it is gone. */
export const close = incidentCommand('close', z.object({ cause: personsText }), async (found, { cause }, names) => {
  await refuseClosed(found, names);
  const { status, care, person, now } = found;
  if (status === 'open') throw new Refused('not-possible', sayRefusal('close.still-stands-can'), sayRefusal('close.shelve-have-out'));
  return { care: { ...care, closed: { by: person.id, at: now, cause } }, kind: 'closed', text: cause };
});
