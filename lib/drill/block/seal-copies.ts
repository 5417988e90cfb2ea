import { boundedCache } from '@/lib/consensus/bounded-cache';
import { decodeQbftExtra } from '@/lib/consensus/decode-extra';
import { encodeExtra } from '@/lib/consensus/encode-extra';
import { headerDigests } from '@/lib/consensus/header-digests';
import { frameHeader } from '@/lib/consensus/header-frame';
import type { Address, Hex, QbftExtra } from '@/lib/consensus/types';
import { signSeal } from '@/lib/drill/block/sign-seal';
import type { DrillKey, StoredBlock } from '@/lib/drill/types';

type Sealed = { readonly extra: QbftExtra; readonly commit: Uint8Array; readonly seals: Map<Address, Hex> };

/** Blocks and rounds whose seals are kept: dashboards ask for the newest again and again. */
const KEPT = 2000;

/**
 * extraData of copies, each seal made when it is first asked for: the committer's signature over the header with the copy's round.
 * Source: quorum qbft/engine/engine.go PrepareCommittedSeal, CommitHeader. @throws Error for a committer whose key is not known.
 */
export function sealCopies(keyOf: (address: Address) => DrillKey | null): (copy: StoredBlock) => Hex {
  const cached = boundedCache<string, Sealed>(KEPT);
  const prepare = ({ block: { header }, round }: StoredBlock): Sealed => {
    const extra: QbftExtra = { ...decodeQbftExtra(header.extraData), round, seals: [] };
    return { extra, commit: headerDigests(frameHeader(header), extra).commit, seals: new Map() };
  };
  return (copy) => {
    const { block, round, committers } = copy;
    if (block.header.height === 0) return block.header.extraData;
    const { extra, commit, seals } = cached(`${block.hash} ${round}`, () => prepare(copy));
    const sealOf = (committer: Address): Hex => {
      const known = seals.get(committer);
      if (known !== undefined) return known;
      const key = keyOf(committer);
      if (key === null) throw new Error(`nobody here has the key of ${committer}`);
      const seal = signSeal(commit, key);
      seals.set(committer, seal);
      return seal;
    };
    return encodeExtra({ ...extra, seals: committers.map(sealOf) });
  };
}
