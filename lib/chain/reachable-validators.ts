import type { Address } from '@/lib/consensus/types';
import type { NetworkPicture } from './picture';

/** Validators of the set whose node answers now, by address: two URLs of one identity count once. */
export function reachableValidators(picture: NetworkPicture): readonly Address[] {
  return validatorsWhere(picture, (node) => node.answering);
}

/** Validators of the set that some configured node proved to be, answering or not. */
export function watchedValidators(picture: NetworkPicture): readonly Address[] {
  return validatorsWhere(picture, () => true);
}

function validatorsWhere(picture: NetworkPicture, test: (node: NetworkPicture['nodes'][number]) => boolean): readonly Address[] {
  const set = new Set(picture.set?.validators ?? []);
  const found = new Set<Address>();
  for (const node of picture.nodes) if (node.counted && node.address && set.has(node.address) && test(node)) found.add(node.address);
  return [...found];
}
