import type { TurnView } from './incident-types';
import { say } from './phrases';
import type { PlanRow } from './recovery-types';

/** What people had done about an incident: its recoveries that were started, each at its begin and at its end, as lines of its timeline. */
export function recoveryTurns(plans: readonly PlanRow[], incident: number): readonly TurnView[] {
  return plans.flatMap(({ number, title, sentence, startedAt, endedAt, author, incident: of }) => {
    if (of !== incident || startedAt === null) return [];
    const line = { id: 0, kind: 'recovery', text: null } as const;
    const began: TurnView = { ...line, at: startedAt, by: author, sentence: say('chain.recovery-began', { number, title }) };
    if (endedAt === null) return [began];
    return [began, { ...line, at: endedAt, by: null, sentence: say('chain.recovery-ended', { number, sentence }) }];
  });
}
