import { sayRefusal } from '@/lib/views/words/refusals';
import { Refused } from './refused';

/** One answer for every link that does not hold, whatever the reason. @throws Refused, always */
export function refuseLink(): never {
  throw new Refused('not-possible', sayRefusal('refuse-link.this-link-does'), sayRefusal('refuse-link.administrator-can-make'));
}
