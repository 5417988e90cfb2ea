import { z } from 'zod';
import { formatMoment } from '@/lib/views/format-moment';
import { sayRefusal } from '@/lib/views/words/refusals';
import { personsText } from '../persons-text';
import { Refused } from '../refused';
import { changed, incidentCommand, whenOf } from './incident-command';

const MINUTE_MS = 60_000;
const LONGEST_MS = 30 * 24 * 60 * MINUTE_MS;

/** Out of the way for a time, with a reason; it ends by itself. Server ms. */
export const shelve = incidentCommand(
  'shelve',
  z.object({
    forMs: z.number().int().min(MINUTE_MS, sayRefusal('shelve.minute-at-least')).max(LONGEST_MS, sayRefusal('shelve.long')),
    reason: personsText,
  }),
  async ({ status, care, person, now }, { forMs, reason }, { nameOf }) => {
    if (status !== 'open')
      throw new Refused('not-possible', sayRefusal('shelve.only-what-open', { status }), sayRefusal('shelve.nothing-left-be'));
    const { shelved } = care;
    if (shelved && shelved.until > now && shelved.by !== person.id)
      throw changed(
        sayRefusal('shelve.shelved-already-until', {
          by: await nameOf(shelved.by),
          when: whenOf(shelved.at),
          until: formatMoment(shelved.until),
        }),
        sayRefusal('shelve.unshelve-first-shelve'),
      );
    const until = now + forMs;
    return { care: { ...care, shelved: { by: person.id, at: now, until, reason } }, kind: 'shelved', text: reason, data: { until } };
  },
);
