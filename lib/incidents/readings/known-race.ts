import type { NodePicture } from '@/lib/chain/picture';
import type { DiagnosisInput } from '../types';

/** Whether a node runs a version with the known proposer race. */
export type RaceExposure = 'affected' | 'not-affected' | 'other-client' | 'unknown';

const FIRST_BAD = [22, 7, 0];
const FIXED_WITHOUT_EMPTY_PERIOD = [23, 4, 0];
const FIXED = [24, 4, 0];

/**
 * GoQuorum v22.7.0 to v22.7.6 always, v23.4.0 with an empty-block period; fixed in v24.4.0.
 * Source: Consensys/quorum #1612, #1630, PR #1615 (b7476db3e), PR #1669 (65de7ae6b).
 */
export function raceExposure(node: NodePicture, { clientOf, picture }: DiagnosisInput): RaceExposure {
  const client = clientOf(node.name);
  if (client?.family === 'besu') return 'other-client';
  if (client?.family !== 'goquorum' || client.version === null) return 'unknown';
  const { version } = client;
  if (isBelow(version, FIRST_BAD) || !isBelow(version, FIXED)) return 'not-affected';
  if (isBelow(version, FIXED_WITHOUT_EMPTY_PERIOD)) return 'affected';
  const emptyPeriodMs = picture.set?.settings?.emptyBlockPeriodMs ?? null;
  if (emptyPeriodMs === null) return 'unknown';
  return emptyPeriodMs > 0 ? 'affected' : 'not-affected';
}

function isBelow(version: readonly number[], limit: readonly number[]): boolean {
  for (const [index, part] of limit.entries()) {
    const own = version[index] ?? 0;
    if (own !== part) return own < part;
  }
  return false;
}
