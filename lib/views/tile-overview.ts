import type { OverviewView } from './types';

/** What a tile shows of an overview: without what is long, so that a page of many networks stays light. */
export type TileOverview = Pick<
  OverviewView,
  'id' | 'name' | 'asOf' | 'intervalMs' | 'verdict' | 'head' | 'fork' | 'expectedMs' | 'overdueAt' | 'quorum' | 'rounds'
>;

export function tileOverview(overview: OverviewView): TileOverview {
  const { id, name, asOf, intervalMs, verdict, head, fork, expectedMs, overdueAt, quorum, rounds } = overview;
  return { id, name, asOf, intervalMs, verdict: { ...verdict, findings: [] }, head, fork, expectedMs, overdueAt, quorum, rounds };
}
