import { extraToBytes } from '@/lib/consensus/encode-extra';
import { concatBytes } from '@/lib/consensus/encode-rlp';
import { encodeHeader, frameToRlp, type HeaderFrame } from '@/lib/consensus/header-frame';
import { hexToBytes } from '@/lib/consensus/hex-bytes';
import { keccak256 } from '@/lib/consensus/keccak256';
import type { Extra, Hash, Header, IbftExtra, QbftExtra } from '@/lib/consensus/types';

/** Code of the COMMIT message that IBFT appends before signing. Source: quorum ibft/types/message.go MsgCommit. */
const IBFT_COMMIT = Uint8Array.of(0x02);

/** A block's hash and the 32 bytes its seals sign; `proposal` only where the proposer signs too (IBFT). */
export type HeaderDigests = { readonly hash: Hash; readonly commit: Uint8Array; readonly proposal: Uint8Array | null };

/**
 * Hash and digests of a header above 0. QBFT: hash with round 0 and no seals, seals sign the same with the real round.
 * IBFT: hash without commit seals; seals sign keccak(hash ++ 0x02); the proposer signs the double keccak of the header without any seal.
 * Source: quorum core/types/istanbul.go, qbft/engine/engine.go, ibft/engine/engine.go; besu BftBlockHashing.
 */
export function headerDigests(frame: HeaderFrame, extra: Extra): HeaderDigests {
  return extra.format === 'qbft' ? qbftDigests(frame, extra) : ibftDigests(frame, extra);
}

/** Hash of the genesis block: extraData goes in as it stands. Source: besu BftBlockHeaderFunctions. @throws CodecError */
export const genesisHash = (header: Header): Hash => keccak256(encodeHeader(header));

function qbftDigests(frame: HeaderFrame, extra: QbftExtra): HeaderDigests {
  const hash = keccak(frame, { ...extra, round: 0, seals: [] });
  const commit = extra.round === 0 ? hash : keccak(frame, { ...extra, seals: [] });
  return { hash, commit: digestBytes(commit), proposal: null };
}

function ibftDigests(frame: HeaderFrame, extra: IbftExtra): HeaderDigests {
  const hash = keccak(frame, { ...extra, seals: [] });
  const unsealed = keccak(frame, { ...extra, proposerSeal: '0x', seals: [] });
  return {
    hash,
    commit: digestBytes(keccak256(concatBytes([digestBytes(hash), IBFT_COMMIT]))),
    proposal: digestBytes(keccak256(digestBytes(unsealed))),
  };
}

const keccak = (frame: HeaderFrame, extra: Extra): Hash => keccak256(frameToRlp(frame, extraToBytes(extra)));
const digestBytes = (hash: string): Uint8Array => hexToBytes(hash, 'digest', 32);
