import { type Phrase, phrase } from '@/lib/incidents/phrase';
import { droppedTransactions } from './dropped-transactions';
import { lostBlocks } from './lost-blocks';
import { lostVotes } from './lost-votes';
import type { Scene } from './scene';
import { setAfter } from './set-after';

export type StepLosses = {
  /** null = no branch is kept. */
  readonly keeps: string | null;
  /** Nodes that gave their branch up in earlier steps, and those that do in this one. */
  readonly before: readonly string[];
  readonly now: readonly string[];
};

/** What this step alone loses: blocks that its own nodes drop; and, where no node that answered holds them after it, what is lost with them. */
export function sayStepLosses(scene: Scene, { keeps, before, now }: StepLosses): readonly Phrase[] {
  const { branches } = scene;
  const dropped = branches.filter(({ label }) => label !== keeps);
  const leaving = dropped.filter(({ nodes }) => nodes.some((node) => now.includes(node)));
  if (leaving.length === 0) return [];
  const kept = keeps === null ? [] : [keeps];
  const here = lostBlocks({ branches: branches.filter((one) => leaving.includes(one) || one.label === keeps) }, kept);
  const labels = { list: leaving.map(({ label }) => label) };
  const nodes = { list: now.filter((node) => leaving.some((branch) => branch.nodes.includes(node))) };
  const said = phrase('plan.loses.here', { nodes, count: here.length, labels });
  /** Labels of which somebody holds the tip, once these have given theirs up. */
  const heldAfter = (names: readonly string[]) => [
    ...kept,
    ...dropped.flatMap(({ label, nodes }) => (nodes.every((node) => names.includes(node)) ? [] : [label])),
  ];
  const [was, is] = [heldAfter(before), heldAfter([...before, ...now])];
  if (was.length === is.length) return [said, phrase('plan.loses.held')];
  return [said, ...sayGone(scene, was, is)];
}

/** What is lost where these branches are held, and was not where those were. */
function sayGone(scene: Scene, was: readonly string[], is: readonly string[]): readonly Phrase[] {
  const fresh = <T>(lost: (held: readonly string[]) => readonly T[] | null, key: (one: T) => string): readonly T[] | null => {
    const [before, after] = [lost(was), lost(is)];
    if (before === null || after === null) return null;
    const old = new Set(before.map(key));
    return after.filter((one) => !old.has(key(one)));
  };
  const blocks =
    fresh(
      (held) => lostBlocks(scene, held),
      ({ hash }) => hash,
    ) ?? [];
  const transactions = fresh(
    (held) => droppedTransactions(scene, held),
    (hash) => hash,
  );
  const votes = fresh(
    (held) => lostVotes(scene, held),
    ({ voter, recipient, add }) => `${voter} ${recipient} ${add}`,
  );
  const labels = was.filter((label) => !is.includes(label));
  return [
    phrase('plan.loses.gone', { count: blocks.length, labels: { list: labels } }),
    transactions === null ? phrase('plan.loses.unknown') : phrase('plan.loses.transactions', { count: transactions.length }),
    votes === null
      ? phrase('plan.loses.votes-unknown')
      : votes.length > 0
        ? phrase('plan.loses.votes', { count: votes.length, of: { validators: votes.map(({ recipient }) => recipient) } })
        : phrase('plan.loses.no-votes'),
    ...labels.flatMap((label) => sayLostSet(scene, label)),
  ];
}

/** Where a vote has taken effect on a dropped branch: the set of its ancestor is in force again. */
function sayLostSet({ input, branches, validators }: Scene, label: string): readonly Phrase[] {
  const tip = branches.find((one) => one.label === label)?.tip;
  const set = tip ? setAfter(input, tip) : null;
  if (set === null || validators === null || set.join() === validators.join()) return [];
  const added = set.filter((one) => !validators.includes(one));
  const removed = validators.filter((one) => !set.includes(one));
  return [
    ...(added.length > 0 ? [phrase('plan.loses.set-added', { label, of: { validators: added } })] : []),
    ...(removed.length > 0 ? [phrase('plan.loses.set-removed', { label, of: { validators: removed } })] : []),
  ];
}
