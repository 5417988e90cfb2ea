import { z } from 'zod';
import { sayRefusal } from '@/lib/views/words/refusals';
import { changed, incidentCommand } from './incident-command';

/** Back in view before its time is over. */
export const unshelve = incidentCommand('unshelve', z.object({}), ({ care, now }) => {
  if (!care.shelved || care.shelved.until <= now)
    throw changed(sayRefusal('unshelve.not-shelved-or'), sayRefusal('unshelve.nothing-left-be'));
  return { care: { ...care, shelved: null }, kind: 'unshelved', data: { was: care.shelved.by } };
});
