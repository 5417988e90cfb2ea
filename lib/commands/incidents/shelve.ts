import { z } from 'zod';
import { personsText } from '../persons-text';
import { Refused } from '../refused';
import { changed, incidentCommand, whenOf } from './incident-command';

const MINUTE_MS = 60_000;
const LONGEST_MS = 30 * 24 * 60 * MINUTE_MS;

/** Out of the way for a time, with a reason; it ends by itself. Server ms. */
export const shelve = incidentCommand(
  'shelve',
  z.object({
    forMs: z.number().int().min(MINUTE_MS, 'is a minute at the least').max(LONGEST_MS, 'is 30 days at the most'),
    reason: personsText,
  }),
  async ({ status, care, person, now }, { forMs, reason }, { nameOf }) => {
    if (status !== 'open')
      throw new Refused('not-possible', `It is ${status}: only what is open can be shelved.`, 'Nothing is left to be done.');
    const { shelved } = care;
    if (shelved && shelved.until > now && shelved.by !== person.id)
      throw changed(
        `${await nameOf(shelved.by)} shelved it already${whenOf(shelved.at)}, until ${whenOf(shelved.until).slice(4)}.`,
        'Unshelve it first to shelve it otherwise.',
      );
    const until = now + forMs;
    return { care: { ...care, shelved: { by: person.id, at: now, until, reason } }, kind: 'shelved', text: reason, data: { until } };
  },
);
