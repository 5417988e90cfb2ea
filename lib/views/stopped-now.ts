import type { NetworkPicture } from '@/lib/chain/picture';
import { reachableValidators } from '@/lib/chain/reachable-validators';
import { stoppedValidators } from '@/lib/chain/stopped-validators';
import type { Address } from '@/lib/consensus/types';

/** Validators that answer while their consensus core is stopped. */
export function stoppedNow(picture: NetworkPicture): readonly Address[] {
  const reachable = reachableValidators(picture);
  return stoppedValidators(
    picture.nodes.filter(({ counted, answering }) => counted && answering),
    reachable,
  );
}
