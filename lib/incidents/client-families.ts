import type { DiagnosisInput } from './types';

export type ClientFamily = 'goquorum' | 'besu' | 'mixed' | 'unknown';

/** Which client the network runs, by every node that tells: what cures one breaks the other. `unknown` = a node does not tell. */
export function clientFamily({ picture, clientOf }: DiagnosisInput): ClientFamily {
  const told = picture.nodes.filter(({ counted }) => counted).map(({ name }) => clientOf(name)?.family ?? 'unknown');
  const families = new Set(told);
  if (families.has('goquorum') && families.has('besu')) return 'mixed';
  if (families.size === 0 || families.has('unknown')) return 'unknown';
  return families.has('besu') ? 'besu' : 'goquorum';
}
