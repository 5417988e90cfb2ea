import { type Phrase, phrase } from '@/lib/incidents/phrase';
import type { EmptiedPool, Step } from './plan-types';
import type { Scene, SceneNode } from './scene';
import { namesOf } from './steps/checks';

/** Nodes whose process these steps end; a remedy that may not be needed is not counted. */
export function emptiedPools({ there }: Scene, steps: readonly Step[]): readonly EmptiedPool[] {
  const ending = steps.flatMap(({ tasks }) =>
    tasks.filter(({ byHand, unless }) => unless === undefined && (byHand?.kind === 'restart' || byHand?.kind === 'stop-process')),
  );
  const names = new Set(ending.map(({ node }) => node));
  return there.filter(({ name }) => names.has(name)).map(poolOf);
}

const poolOf = ({ name, picture }: SceneNode): EmptiedPool => ({ node: name, pending: picture?.pool?.pending ?? null });

/**
 * What is lost when the processes of these nodes end. GoQuorum keeps a journal of what was sent to it by RPC; Besu keeps nothing unless it is set
 * to. Sources: quorum core/tx_journal.go, core/tx_pool.go (locals); besu TransactionPoolOptions (tx-pool-enable-save-restore).
 */
export function sayEmptied({ family }: Scene, nodes: readonly SceneNode[], { isSaved }: { readonly isSaved: boolean }): readonly Phrase[] {
  const pools = nodes.map(poolOf);
  const told = pools.flatMap(({ pending }) => (pending === null ? [] : [pending]));
  const untold = pools.filter(({ pending }) => pending === null).map(({ node }) => node);
  const list = { list: namesOf(nodes) };
  return [
    phrase(family === 'besu' ? 'plan.loses.pools-besu' : 'plan.loses.pools', { nodes: list }),
    ...(told.length === 0 ? [] : [phrase('plan.loses.pools-told', { most: Math.max(...told) })]),
    ...(untold.length === 0 ? [] : [phrase('plan.loses.pools-unknown', { nodes: { list: untold } })]),
    phrase(isSaved ? 'plan.loses.pools-saved' : 'plan.loses.pools-not-saved'),
  ];
}
