import { z } from 'zod';
import { personsText } from '../persons-text';
import { Refused } from '../refused';
import { incidentCommand, refuseClosed } from './incident-command';

/** Done with, for a cause that is written down. Only what is resolved can be closed: the watch alone knows when it is gone. */
export const close = incidentCommand('close', z.object({ cause: personsText }), async (found, { cause }, names) => {
  await refuseClosed(found, names);
  const { status, care, person, now } = found;
  if (status === 'open')
    throw new Refused(
      'not-possible',
      'It still stands: it can be closed once it is resolved.',
      'Shelve it to have it out of the way until then.',
    );
  return { care: { ...care, closed: { by: person.id, at: now, cause } }, kind: 'closed', text: cause };
});
