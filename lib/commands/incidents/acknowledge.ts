import { z } from 'zod';
import { sayRefusal } from '@/lib/views/words/refusals';
import { changed, incidentCommand, refuseClosed, whenOf } from './incident-command';

/** Somebody has seen it and takes care of it. */
export const acknowledge = incidentCommand('acknowledge', z.object({}), async (found, _input, names) => {
  await refuseClosed(found, names);
  const { care, person, now } = found;
  if (care.acknowledged) {
    const { by, at } = care.acknowledged;
    throw changed(
      sayRefusal('acknowledge.acknowledged-already', { by: await names.nameOf(by), when: whenOf(at) }),
      sayRefusal('acknowledge.nothing-left-be'),
    );
  }
  return { care: { ...care, acknowledged: { by: person.id, at: now } }, kind: 'acknowledged' };
});
