import { GRAVITY } from './gravity';
import type { Incident, Outlook, Worst } from './types';

const HEALS = { no: 2, unknown: 1, yes: 0 } as const satisfies Record<Outlook['heals'], number>;

/** How an incident stood when it was gravest so far, this moment counted: by severity, then by whether it needed people. */
export function worstOf({ worst, severity, cause, diagnosis: { outlook } }: Incident, at: number): Worst {
  const now: Worst = { at, severity, says: cause.says, means: cause.means, outlook };
  return worst && gravity(worst) >= gravity(now) ? worst : now;
}

const gravity = ({ severity, outlook }: Worst): number => 10 * GRAVITY[severity] + (outlook ? HEALS[outlook.heals] : 0);
