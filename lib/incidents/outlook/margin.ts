import { roundTimeoutMs } from '@/lib/consensus/round-timeout';
import { phrase } from '../phrase';
import type { Cause, DiagnosisInput, Outlook } from '../types';
import { validatorsNow } from '../validators-now';

/** How many validators may still be lost before the chain stops, and what the missing ones cost; null where the set is not known. */
export function marginOutlook(cause: Cause, input: DiagnosisInput): Outlook | null {
  const validators = validatorsNow(input);
  const { set } = input.picture;
  if (!validators || !set) return null;
  const present = validators.filter(({ absent }) => absent === null).length;
  const unknown = validators.filter(({ absent }) => absent === 'unknown').length;
  const away = validators.filter(({ absent }) => absent !== null && absent !== 'unknown').map(({ address }) => address);
  const spare = present - set.quorumSize;
  const params = { present, validators: validators.length, quorum: set.quorumSize, spare: Math.max(0, spare) };
  const turns = set.settings && away.length > 0 ? roundTimeoutMs(set.settings, 0) : null;
  return {
    heals: 'unknown',
    expectedBy: null,
    says: spare < 0 && unknown === 0 ? phrase('outlook.margin.below', params) : phrase('outlook.margin.spare', params),
    because: [
      ...(unknown > 0 ? [phrase('outlook.margin.unknown', { unknown })] : []),
      ...(turns === null ? [] : [phrase('outlook.margin.turns', { who: { validators: away }, lasts: { ms: turns } })]),
      ...(cause.validators.length === 0 && cause.nodes.length > 0
        ? [phrase('outlook.margin.no-validator', { nodes: { list: cause.nodes } })]
        : []),
    ],
    moves: [],
    restartHelps: 'unknown',
    round: null,
  };
}
