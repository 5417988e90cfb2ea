import type { NetworkPicture } from '@/lib/chain/picture';
import { overviewView } from '@/lib/views/overview-view';
import type { OverviewView, RoundsView } from '@/lib/views/types';
import type { NetworkState } from './network-state';
import { openNow, roundsNow, sparklineOf } from './round-windows';

/** The overview of a picture, now or of the past, without since when its verdict stands. `rounds` = as they were summed up already. */
export function drawOverview(
  state: NetworkState,
  picture: NetworkPicture,
  rounds: RoundsView = roundsNow(state, picture, openNow(state, picture)),
): OverviewView {
  const sparkline = sparklineOf(state, picture, state.rounds.rows(state), rounds.open);
  return overviewView({ picture, rounds, sparkline, since: null });
}
