import { z } from 'zod';
import { Refused } from '../refused';
import { changed, incidentCommand, refuseClosed } from './incident-command';

const account = z.string().max(200).nullable();

/** Gives it to somebody, or to nobody. `was` = whom the caller saw it assigned to: left out, it is not looked at. */
export const assign = incidentCommand('assign', z.object({ to: account, was: account.optional() }), async (found, { to, was }, names) => {
  await refuseClosed(found, names);
  const { care } = found;
  const has = care.assignee === null ? 'nobody' : await names.nameOf(care.assignee);
  if (to === care.assignee) throw changed(`It is assigned to ${has} already.`, 'Nothing is left to be done.');
  if (was !== undefined && was !== care.assignee)
    throw changed(`It was assigned to ${has} meanwhile.`, 'Look at it again, then assign it.');
  if (to !== null && !(await names.isThere(to)))
    throw new Refused('bad-input', 'to: no account has this id, or it is disabled.', 'Give the id of an account, or null for nobody.');
  return {
    care: { ...care, assignee: to },
    kind: 'assigned',
    text: to === null ? 'to nobody' : `to ${await names.nameOf(to)}`,
    data: { from: care.assignee, to },
  };
});
