import type { IncidentView } from './incident-types';

const SAYS = ['opened', 'changed', 'reopened'];

/** What an incident said at a moment; after its last change also what that means. A later change, such as the one a recovery brings about, is left out. */
export function saidBefore({ sentence, means, turns }: Pick<IncidentView, 'sentence' | 'means' | 'turns'>, at: number): readonly string[] {
  const said = turns.filter(({ kind }) => SAYS.includes(kind));
  const then = said.filter((turn) => turn.at <= at).at(-1);
  if (then === undefined || then === said.at(-1)) return [sentence, ...(means === null ? [] : [means])];
  return [then.sentence];
}
