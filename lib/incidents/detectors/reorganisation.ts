import { atOnce, standingMs } from '../pace';
import { phrase } from '../phrase';
import type { Cause, Detector, DiagnosisInput, Switch } from '../types';
import { unexplainedSwitches } from '../unexplained-switches';

/** Nodes that exchanged a final block for another one, and no known fork that ended explains it. */
export const reorganisation: Detector = {
  id: 'reorganisation',
  needs: ['headers', 'history'],
  onDelayMs: atOnce,
  offDelayMs: standingMs,
  playbooks: ['resubmit-transactions'],
  consequenceOf: ['fork'],
  isConsequence: (cause, of) => (cause.heights?.to ?? 0) >= (of.heights?.from ?? Number.POSITIVE_INFINITY),
  detect: (input) => ({ present: byBlock(unexplainedSwitches(input)).map((group) => causeOf(input, group)), cannotTell: [] }),
};

/** Exchanges of one block by several nodes are one cause; what follows above a lower one belongs to it. */
function byBlock(switches: readonly Switch[]): readonly (readonly Switch[])[] {
  const groups: Switch[][] = [];
  for (const one of [...switches].sort((a, b) => a.height - b.height)) {
    const group = groups.find((others) => others.some((other) => isNext(other, one)));
    if (group) group.push(one);
    else groups.push([one]);
  }
  return groups;
}

const isNext = (lower: Switch, upper: Switch): boolean =>
  (lower.height === upper.height && lower.from === upper.from) || (lower.node === upper.node && upper.height === lower.height + 1);

function causeOf({ picture }: DiagnosisInput, group: readonly Switch[]): Cause {
  const [first] = group as readonly [Switch, ...Switch[]];
  const nodes = [...new Set(group.map(({ node }) => node))];
  const top = Math.max(...group.map(({ height }) => height));
  const dropped = picture.block(first.from);
  return {
    key: `reorganisation:${first.height}:${first.from}`,
    severity: 'critical',
    since: Math.min(...group.map(({ at }) => at)),
    says: phrase('detector.reorganisation.says', {
      nodes: { list: nodes },
      from: first.height,
      old: { hash: first.from },
      new: { hash: first.to },
    }),
    means: phrase('detector.reorganisation.means', { blocks: top - first.height + 1, transactions: dropped?.txCount ?? null }),
    nodes,
    validators: picture.nodes
      .filter(({ name, address }) => address !== null && nodes.includes(name))
      .flatMap(({ address }) => address ?? []),
    heights: { from: first.height, to: top },
    facts: { switches: group },
  };
}
