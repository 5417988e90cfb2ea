import { z } from 'zod';
import { changed, incidentCommand, refuseClosed } from './incident-command';

/** Nobody takes care of it any more. */
export const unacknowledge = incidentCommand('unacknowledge', z.object({}), async (found, _input, names) => {
  await refuseClosed(found, names);
  const { care } = found;
  if (!care.acknowledged) throw changed('It is not acknowledged, or was taken back meanwhile.', 'Nothing is left to be done.');
  return { care: { ...care, acknowledged: null }, kind: 'unacknowledged', data: { was: care.acknowledged.by } };
});
