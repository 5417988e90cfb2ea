import type { NodeLog } from '@/lib/chain/node-log';
import type { ForkPair } from '../fork-facts';

/** Clocks of hosts and of proposers differ by no more than this (ms). */
const CLOCKS_MS = 60_000;
/** A process writes its own boot and the marks of those before it within this of its start (ms). */
const START_MS = 5_000;

type Mark = NodeLog['uncleanShutdowns'][number];

/** What a log tells of unclean stops between two blocks: the newest that lies there, or only one whose time is not known. */
export type UncleanStop = { readonly when: 'between' | 'unknown'; readonly at: number };

/**
 * The unclean stop by which a node could have lost one block of a pair before the other was made. Every start of GoQuorum repeats all marks
 * that are left, so the start alone dates none of them. null = its log tells of none there. Source: quorum eth/backend.go, core/rawdb.
 */
export function uncleanStop(marks: readonly Mark[], pairs: readonly ForkPair[]): UncleanStop | null {
  const judged = marks.map((mark) => ({ at: mark.at, when: whenOf(mark, marks, pairs) }));
  const told = (when: UncleanStop['when']) => judged.filter((one) => one.when === when).at(-1);
  const found = told('between') ?? told('unknown');
  return found ? { when: found.when === 'between' ? 'between' : 'unknown', at: found.at } : null;
}

function whenOf(mark: Mark, marks: readonly Mark[], pairs: readonly ForkPair[]): 'between' | 'elsewhere' | 'unknown' {
  const { at, bootedAt } = mark;
  const spans = pairs.map(({ sides }) => sides.map(({ block }) => (block ? block.header.timestamp * 1000 : null)));
  const could = spans.map(([one = null, other = null]) => {
    if (one === null || other === null) return 'unknown';
    const [first, second] = [Math.min(one, other), Math.max(one, other)];
    if (at < first - CLOCKS_MS || at > second + CLOCKS_MS) return 'elsewhere';
    if (bootedAt === null) return 'unknown';
    // A later run stopped uncleanly too, before this start: the mark is of an older one.
    const isOld = marks.some((later) => later.bootedAt !== null && later.bootedAt > bootedAt && later.bootedAt < at - START_MS);
    return isOld || bootedAt >= second ? 'elsewhere' : 'between';
  });
  return could.find((one) => one === 'between') ?? could.find((one) => one === 'unknown') ?? 'elsewhere';
}
