import type { NodePicture } from '@/lib/chain/picture';
import type { Address } from '@/lib/consensus/types';
import { byName } from './by-name';
import { shortHash } from './format';

/** How a validator is called on the screen: the node that proved to be it, else its address shortened. */
export function nameValidator(address: Address, nodes: readonly NodePicture[]): string {
  return nodes.find((node) => node.address === address)?.name ?? shortHash(address);
}

/** All of them, in the order of their names. */
export function nameValidators(addresses: readonly Address[], nodes: readonly NodePicture[]): readonly string[] {
  return addresses.map((address) => nameValidator(address, nodes)).sort(byName);
}
