import { clientFamily } from './client-families';
import { DETECTORS } from './registry';
import type { Cause, DetectorId, DiagnosisInput, PlaybookId } from './types';

/** What each playbook was tried on; null = any client. GoQuorum's wedge Besu networks and the other way round. */
const MADE_FOR = {
  'restart-consensus': 'goquorum',
  'reconnect-peers': null,
  wait: null,
  'rewind-all': 'goquorum',
  'rewind-one-side': 'goquorum',
  'minimal-move': 'goquorum',
  'rotate-static-nodes': 'goquorum',
  'besu-move-one': 'besu',
  'besu-restart-all': 'besu',
  'resubmit-transactions': null,
} satisfies Record<PlaybookId, 'goquorum' | 'besu' | null>;

const BY_RPC: ReadonlySet<PlaybookId> = new Set(['rewind-all', 'rewind-one-side', 'minimal-move']);

/** What could be done about a cause, best first: only what was tried on the client this network runs, by the ways its nodes leave open. */
export function playbooksFor(detector: DetectorId, cause: Cause, input: DiagnosisInput): readonly PlaybookId[] {
  const named = cause.playbooks ?? DETECTORS.find(({ id }) => id === detector)?.playbooks ?? [];
  const family = clientFamily(input);
  const besuStall: readonly PlaybookId[] = family === 'besu' && named.includes('restart-consensus') ? ['besu-restart-all'] : [];
  const fitting = [...named, ...besuStall].filter((id) => MADE_FOR[id] === null || MADE_FOR[id] === family);
  const needsFiles = fitting.some((id) => BY_RPC.has(id)) && isClosed(input);
  // The field's procedure by files and restarts, where the nodes' admin API is closed.
  return needsFiles ? ['rotate-static-nodes', ...fitting.filter((id) => id !== 'rotate-static-nodes')] : [...new Set(fitting)];
}

/** A node lacks what a rewind by RPC needs: then it can't be done on all, and on some it makes things worse. */
function isClosed({ picture }: DiagnosisInput): boolean {
  return picture.nodes.some(
    ({ counted, capabilities }) => counted && ['admin', 'debug', 'miner'].some((group) => capabilities[group] === 'unavailable'),
  );
}
