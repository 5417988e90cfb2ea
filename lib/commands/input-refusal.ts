import type { z } from 'zod';
import { sayRefusal } from '@/lib/views/words/refusals';
import { Refused } from './refused';

/** All that is wrong with an input, each with its place; values are not repeated. */
export function inputRefusal(error: z.ZodError): Refused {
  const faults = error.issues.map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`));
  return new Refused(
    'bad-input',
    sayRefusal('input-refusal.what-sent-can', { faults: faults.join('; ') }),
    sayRefusal('input-refusal.correct-send-again'),
  );
}
