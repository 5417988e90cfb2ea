import { peerName } from '../checks/peer-names';
import type { Plan } from '../plan-types';
import type { Run } from '../run-types';
import type { BlockId, NodeLook } from '../survey-types';
import { nodesHere } from './what-was-done';

/** How one node of a plan was last seen. Every field null = it did not answer, or does not tell it. */
export type NodeAccount = {
  readonly node: string;
  readonly head: BlockId | null;
  readonly isCoreOn: boolean | null;
  /** Nodes of the plan it is not linked with, as either end tells it. */
  readonly missing: readonly string[] | null;
};

/** Node by node, as the last looks tell it: what the network is left as. Nodes that were left out are not accounted for. */
export function accountOf(plan: Plan, run: Run): readonly NodeAccount[] {
  const here = nodesHere(plan, run);
  const answers = new Map(run.looks.filter(({ answered }) => answered).map((look) => [look.node, look]));
  return here.map((node) => {
    const look = answers.get(node) ?? null;
    const head = look?.head ? { height: look.head.height, hash: look.head.hash } : null;
    return { node, head, isCoreOn: look?.mining ?? null, missing: missingOf(plan, node, here, answers) };
  });
}

function missingOf(plan: Plan, node: string, here: readonly string[], answers: ReadonlyMap<string, NodeLook>): readonly string[] | null {
  const peers = (name: string) => answers.get(name)?.peers?.map((peer) => peerName(plan, peer)) ?? null;
  const own = peers(node);
  const others = here.filter((name) => name !== node);
  const unseen = others.filter((name) => !own?.includes(name) && !peers(name)?.includes(node));
  return own === null && unseen.length > 0 ? null : unseen;
}
