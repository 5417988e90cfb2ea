import type { NetworkPicture } from '@/lib/chain/picture';
import { forkOutlook } from '@/lib/incidents/outlook/fork';
import { stallOutlook } from '@/lib/incidents/outlook/stall';
import { stallKind } from '@/lib/incidents/stall-kind';
import type { DiagnosisInput } from '@/lib/incidents/types';
import { overviewView } from '@/lib/views/overview-view';
import type { OverviewView, RoundsView } from '@/lib/views/types';
import { drawDiagnosis } from './draw-diagnosis';
import type { NetworkState } from './network-state';
import { openNow, roundsNow, sparklineOf } from './round-windows';

/** The overview of a picture, now or of the past, without since when its verdict stands. `drawn` = what was drawn for the diagnosis already. */
export function drawOverview(state: NetworkState, picture: NetworkPicture, drawn: DiagnosisInput | null = null): OverviewView {
  const rounds: RoundsView = drawn ? { ...drawn.rounds, open: drawn.open } : roundsNow(state, picture, openNow(state, picture));
  const input = () => drawn ?? drawDiagnosis(state, picture, rounds);
  const outlook = picture.fork.state === 'proven' ? forkOutlook(input()) : null;
  const stall = picture.fork.state === 'none' && picture.liveness.state === 'stalled' ? sayStall(input()) : null;
  const sparkline = sparklineOf(state, picture, state.rounds.rows(state), rounds.open);
  return overviewView({ picture, rounds, outlook, stall, sparkline, since: null });
}

const sayStall = (input: DiagnosisInput) => ({ kind: stallKind(input), outlook: stallOutlook(input) });
