import { sayRefusal } from '@/lib/views/words/refusals';
import { Refused } from './refused';

/** An error met while a command ran, for the person who asked: a store that can't be written is a refusal with its remedy, anything else stays a fault. */
export function refusalOf(error: unknown): unknown {
  if (error instanceof Refused || !(error instanceof Error) || error.name !== 'StoreError') return error;
  const remedy = 'remedy' in error && typeof error.remedy === 'string' ? error.remedy : sayRefusal('refusal-of.see-log');
  return new Refused('not-kept', sayRefusal('refusal-of.this-could-not'), `${remedy.replace(/\.$/, '')}.`);
}
