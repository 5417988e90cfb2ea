import type { TurnView } from './incident-types';
import { say } from './phrases';
import type { PlanRow } from './recovery-types';

/** What people had done about an incident: its recoveries that were started, each from its begin to its end, as lines of its timeline. */
export function recoveryTurns(plans: readonly PlanRow[], incident: number): readonly TurnView[] {
  return plans.flatMap(({ number, title, sentence, startedAt, endedAt, author, incident: of, brokeGlass, aborted }) => {
    if (of !== incident || startedAt === null) return [];
    const line = { id: 0, kind: 'recovery', text: null } as const;
    const said = (key: 'chain.recovery-glass' | 'chain.recovery-aborted', one: PlanRow['aborted']): readonly TurnView[] =>
      one === null ? [] : [{ ...line, at: one.at, by: one.by, sentence: say(key, { number, reason: one.reason }) }];
    return [
      ...said('chain.recovery-glass', brokeGlass),
      { ...line, at: startedAt, by: author, sentence: say('chain.recovery-began', { number, title }) },
      ...said('chain.recovery-aborted', aborted),
      ...(endedAt === null ? [] : [{ ...line, at: endedAt, by: null, sentence: say('chain.recovery-ended', { number, sentence }) }]),
    ];
  });
}
