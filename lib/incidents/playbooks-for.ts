import { clientFamily } from './client-families';
import { CURE_GROUPS, DEEPEST_BY_FILES, isMadeFor } from './made-for';
import { DETECTORS } from './registry';
import type { Cause, DetectorId, DiagnosisInput, PlaybookId } from './types';

const BY_RPC: ReadonlySet<PlaybookId> = new Set(['rewind-all', 'rewind-one-side', 'minimal-move']);

/** What could be done about a cause, best first: only what was tried on the client this network runs, by the ways its nodes leave open. */
export function playbooksFor(detector: DetectorId, cause: Cause, input: DiagnosisInput): readonly PlaybookId[] {
  const named = cause.playbooks ?? DETECTORS.find(({ id }) => id === detector)?.playbooks ?? [];
  const family = clientFamily(input);
  const besuStall: readonly PlaybookId[] = family === 'besu' && named.includes('restart-consensus') ? ['besu-restart-all'] : [];
  const fitting = [...named, ...besuStall].filter((id) => isMadeFor(id, family));
  const needsFiles = fitting.some((id) => BY_RPC.has(id)) && isClosed(input) && isShallow(input);
  // The field's procedure by files and restarts, where the nodes' admin API is closed.
  return needsFiles ? ['rotate-static-nodes', ...fitting.filter((id) => id !== 'rotate-static-nodes')] : [...new Set(fitting)];
}

/** A node lacks what a rewind by RPC needs: then it can't be done on all, and on some it makes things worse. */
function isClosed({ picture }: DiagnosisInput): boolean {
  return picture.nodes.some(({ counted, capabilities }) => counted && CURE_GROUPS.some((group) => capabilities[group] === 'unavailable'));
}

/** No head is further above the ancestor than a restarted node can go back. */
function isShallow({ picture: { fork } }: DiagnosisInput): boolean {
  return fork.state === 'proven' && fork.branches.every(({ tip }) => tip.height - fork.ancestor.height <= DEEPEST_BY_FILES);
}
