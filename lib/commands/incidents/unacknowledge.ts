import { z } from 'zod';
import { sayRefusal } from '@/lib/views/words/refusals';
import { changed, incidentCommand, refuseClosed } from './incident-command';

/** Nobody takes care of it any more. */
export const unacknowledge = incidentCommand('unacknowledge', z.object({}), async (found, _input, names) => {
  await refuseClosed(found, names);
  const { care } = found;
  if (!care.acknowledged) throw changed(sayRefusal('unacknowledge.not-acknowledged-or'), sayRefusal('unacknowledge.nothing-left-be'));
  return { care: { ...care, acknowledged: null }, kind: 'unacknowledged', data: { was: care.acknowledged.by } };
});
