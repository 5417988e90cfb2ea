import { Refused } from './refused';

/** One answer for every link that does not hold, whatever the reason. @throws Refused, always */
export function refuseLink(): never {
  throw new Refused(
    'not-possible',
    'This link does not hold: it was used, is too old, or was never given.',
    'An administrator can make a new one; where there is none yet, every start of Quorumwatch tells a new one in its log.',
  );
}
