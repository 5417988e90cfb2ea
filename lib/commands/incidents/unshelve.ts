import { z } from 'zod';
import { changed, incidentCommand } from './incident-command';

/** Back in view before its time is over. */
export const unshelve = incidentCommand('unshelve', z.object({}), ({ care, now }) => {
  if (!care.shelved || care.shelved.until <= now) throw changed('It is not shelved, or not any more.', 'Nothing is left to be done.');
  return { care: { ...care, shelved: null }, kind: 'unshelved', data: { was: care.shelved.by } };
});
