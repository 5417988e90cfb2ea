import type { NodePicture } from '@/lib/chain/picture';
import type { Protocol } from '@/lib/consensus/types';
import { faultsOf } from '../known-faults';
import type { DiagnosisInput } from '../types';

/** Whether a node runs a version with the known proposer race, on a chain of a protocol that has it. */
export type RaceExposure = 'affected' | 'not-affected' | 'other-client' | 'other-protocol' | 'unknown';

/** The race and what remained of it with an empty-block period: their releases and settings stand in the table. */
const RACE: ReadonlySet<string> = new Set(['quorum-1612', 'quorum-1630']);

/** `protocol` = of the blocks in question. Only QBFT hands a proposal over late (qbft/core/request.go); ibft/core/request.go sends it at once. */
export function raceExposure(node: NodePicture, protocol: Protocol, { clientOf, picture }: DiagnosisInput): RaceExposure {
  const client = clientOf(node.name);
  if (client?.family === 'besu') return 'other-client';
  if (protocol === 'ibft') return 'other-protocol';
  if (client?.family !== 'goquorum' || client.version === null) return 'unknown';
  const race = faultsOf(client, { protocol, settings: picture.set?.settings ?? null }).filter(({ fault }) => RACE.has(fault.id));
  if (race.some(({ shows }) => shows === 'yes')) return 'affected';
  return race.length > 0 ? 'unknown' : 'not-affected';
}
