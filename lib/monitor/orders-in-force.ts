import { expectedProposer, orderValidators, turnOrders } from '@/lib/consensus/expected-proposer';
import type { TurnOrder } from '@/lib/consensus/family-rules';
import type { Address } from '@/lib/consensus/types';
import { settingsOf } from './follow-up';
import type { NetworkState } from './network-state';
import type { NotedRow } from './round-book';

/** About one turn of everybody: a restart changes the order at once, and what was before it tells nothing of now. */
const heightsOf = (validators: number): number => Math.min(60, Math.max(4, validators));

/**
 * The orders by which the validators may take turns now: the one that the newest blocks of round 0 alone fit into, else all that the client
 * has. A turn that failed is somebody's for sure only where they agree: validators of two kinds each wait for another one.
 */
export function ordersInForce(state: NetworkState, rows: readonly NotedRow[], set: readonly Address[]): readonly TurnOrder[] {
  const orders = turnOrders(state.family, protocolOf(state, rows));
  const [first, ...others] = orders.map((order) => orderValidators(set, order).join());
  if (others.every((one) => one === first)) return orders.slice(0, 1);
  const fitting = new Set<TurnOrder>();
  for (const row of rows.slice(-heightsOf(set.length))) {
    if (row.round !== 0) continue;
    const fits = orders.filter((order) => fitsInto(state, row, order));
    if (fits.length === 1) for (const order of fits) fitting.add(order);
  }
  return fitting.size === 1 ? [...fitting] : orders;
}

function protocolOf(state: NetworkState, rows: readonly NotedRow[]) {
  const head = rows.at(-1);
  return (head && state.book.picture(head.hash)?.facts?.format) ?? 'unknown';
}

function fitsInto(state: NetworkState, { hash, height }: NotedRow, order: TurnOrder): boolean {
  const block = state.book.picture(hash);
  const settings = settingsOf(state, height);
  const parent = block && state.book.picture(block.header.parentHash);
  if (!block?.facts || !block.parentValidators || !settings || block.round === null || (height > 1 && !parent?.author)) return false;
  const expected = expectedProposer({
    validators: block.parentValidators,
    lastAuthor: height > 1 ? (parent?.author ?? null) : null,
    policy: settings.policy,
    family: state.family,
    protocol: block.facts.format,
    order,
    round: 0,
  });
  return expected === block.author;
}
