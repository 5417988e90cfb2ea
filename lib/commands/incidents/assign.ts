import { z } from 'zod';
import { sayRefusal } from '@/lib/views/words/refusals';
import { Refused } from '../refused';
import { changed, incidentCommand, refuseClosed } from './incident-command';

const account = z.string().max(200).nullable();

/** Gives it to somebody, or to nobody. `was` = whom the caller saw it assigned to: left out, it is not looked at. */
export const assign = incidentCommand('assign', z.object({ to: account, was: account.optional() }), async (found, { to, was }, names) => {
  await refuseClosed(found, names);
  const { care } = found;
  const has = care.assignee === null ? 'nobody' : await names.nameOf(care.assignee);
  if (to === care.assignee) throw changed(sayRefusal('assign.assigned-already', { has }), sayRefusal('assign.nothing-left-be'));
  if (was !== undefined && was !== care.assignee)
    throw changed(sayRefusal('assign.assigned-meanwhile', { has }), sayRefusal('assign.look-at-again'));
  if (to !== null && !(await names.isThere(to)))
    throw new Refused('bad-input', sayRefusal('assign.no-account-has'), sayRefusal('assign.give-id-account'));
  return {
    care: { ...care, assignee: to },
    kind: 'assigned',
    text: to === null ? 'to nobody' : `to ${await names.nameOf(to)}`,
    data: { from: care.assignee, to },
  };
});
