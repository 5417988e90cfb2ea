import { z } from 'zod';
import { changed, incidentCommand, refuseClosed, whenOf } from './incident-command';

/** Somebody has seen it and takes care of it. */
export const acknowledge = incidentCommand('acknowledge', z.object({}), async (found, _input, names) => {
  await refuseClosed(found, names);
  const { care, person, now } = found;
  if (care.acknowledged) {
    const { by, at } = care.acknowledged;
    throw changed(
      `${await names.nameOf(by)} acknowledged it already${whenOf(at)}.`,
      'Nothing is left to be done; take it back first to do it yourself.',
    );
  }
  return { care: { ...care, acknowledged: { by: person.id, at: now } }, kind: 'acknowledged' };
});
