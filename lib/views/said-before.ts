import type { IncidentView } from './incident-types';
import { utc } from './markdown-text';
import { say } from './phrases';

const SAYS = ['opened', 'changed', 'reopened'];

/** What an incident said at a moment; after its last change also what that means. A later change, such as the one a recovery brings about, is left out. */
export function saidBefore(
  { sentence, means, worst, turns }: Pick<IncidentView, 'sentence' | 'means' | 'worst' | 'turns'>,
  at: number,
): readonly string[] {
  const said = turns.filter(({ kind }) => SAYS.includes(kind));
  const then = said.filter((turn) => turn.at <= at).at(-1);
  if (then === undefined || (then === said.at(-1) && worst === null)) return [sentence, ...(means === null ? [] : [means])];
  const wasWorse = worst !== null && worst.at <= at && !then.sentence.endsWith(worst.sentence);
  return [
    ...(wasWorse ? [say('report.at-worst', { severity: worst.severity, at: utc(worst.at), sentence: worst.sentence })] : []),
    then.sentence,
  ];
}
