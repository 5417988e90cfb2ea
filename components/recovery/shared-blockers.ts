import type { BlockerView, OfferView } from '@/lib/views/recovery-types';

/** The same to whoever reads it: what stands in the way, and what can be done about it. One way may allow what another does not. */
export const isSameBlocker = (a: BlockerView, b: BlockerView): boolean =>
  a.id === b.id && a.remedy === b.remedy && a.canConfirm === b.canConfirm && a.confirms === b.confirms;

/** What stands in the way of every way alike, told once above them; none where there is one way only. */
export function sharedBlockers(offers: readonly Pick<OfferView, 'blockers'>[]): readonly BlockerView[] {
  const [first, ...others] = offers;
  if (first === undefined || others.length === 0) return [];
  return first.blockers.filter((one) => others.every(({ blockers }) => blockers.some((other) => isSameBlocker(one, other))));
}
