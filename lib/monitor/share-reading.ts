import type { Address, HeaderReading, Hex, RecoveredSeal } from '@/lib/consensus/types';

/** The seals of one block's copies, each once. In another round the same seal is another signer's. */
export type SharedSeals = Map<Hex, RecoveredSeal[]>;

/**
 * A reading that shares what it has in common with the other copies of its block: 100 nodes of 100 validators tell one block in 100 copies of
 * 67 seals each, some megabytes of text, made of 100 different seals and one list of validators. `seals` takes up what is new.
 */
export function shareReading(reading: HeaderReading, first: HeaderReading | null, seals: SharedSeals): HeaderReading {
  if (!reading.ok) return reading;
  const { facts } = reading;
  const listed = first?.ok && isEqual(first.facts.listed, facts.listed) ? first.facts.listed : facts.listed;
  return { ok: true, facts: { ...facts, seals: facts.seals.map((seal) => shared(seal, seals)), listed } };
}

function shared(seal: RecoveredSeal, seals: SharedSeals): RecoveredSeal {
  const same = seals.get(seal.seal) ?? [];
  const known = same.find(({ signer }) => signer === seal.signer);
  if (!known) seals.set(seal.seal, [...same, seal]);
  return known ?? seal;
}

const isEqual = (a: readonly Address[], b: readonly Address[]): boolean =>
  a.length === b.length && a.every((address, index) => address === b[index]);
