import { CodecError } from '@/lib/consensus/codec-error';
import { decodeExtra } from '@/lib/consensus/decode-extra';
import { genesisHash, headerDigests } from '@/lib/consensus/header-digests';
import { frameHeader } from '@/lib/consensus/header-frame';
import { hexToBytes } from '@/lib/consensus/hex-bytes';
import type { SealRecoverer } from '@/lib/consensus/recover-seal';
import type { Address, Extra, Hash, Header, HeaderFacts, HeaderReading, Hex, RecoveredSeal, Vote } from '@/lib/consensus/types';

const ZERO_ADDRESS: Address = `0x${'0'.repeat(40)}`;
const NONCE_ADD = '0xffffffffffffffff';
const NONCE_DROP = '0x0000000000000000';

/**
 * What a header says of itself: hash by the client's rule, author, round, recovered seals, vote. Checks nothing against a validator set.
 * At height 0 nobody proposed, sealed or voted: author and vote are null. Recovery of the seals is nearly all of its cost.
 */
export function readHeader(header: Header, recover: SealRecoverer): HeaderReading {
  try {
    const extra = decodeExtra(header.extraData, header.mixHash);
    return { ok: true, facts: header.height === 0 ? genesisFacts(header, extra) : blockFacts(header, extra, recover) };
  } catch (error) {
    if (error instanceof CodecError) return { ok: false, why: error.message };
    throw error;
  }
}

/**
 * Who proposed a block by its header alone, as `readHeader` says it, at a part of its cost: of QBFT the header names its author, of IBFT one seal
 * is recovered. null at height 0, and where the header can't be read.
 */
export function readAuthor(header: Header, recover: SealRecoverer): Address | null {
  try {
    const extra = decodeExtra(header.extraData, header.mixHash);
    if (header.height === 0) return null;
    if (extra.format === 'qbft') return lower(header.miner);
    const { proposal } = headerDigests(frameHeader(header), extra);
    return proposal && recover(proposal, hexToBytes(extra.proposerSeal, 'proposer seal'));
  } catch (error) {
    if (error instanceof CodecError) return null;
    throw error;
  }
}

function blockFacts(header: Header, extra: Extra, recover: SealRecoverer): HeaderFacts {
  const digests = headerDigests(frameHeader(header), extra);
  const seals = extra.seals.map((seal) => recovered(seal, digests.commit, recover));
  if (extra.format === 'qbft') {
    const { round, vote, validators } = extra;
    return { format: 'qbft', hash: digests.hash, author: lower(header.miner), round, seals, listed: validators, vote };
  }
  const author = digests.proposal === null ? null : recover(digests.proposal, hexToBytes(extra.proposerSeal, 'proposer seal'));
  return { format: 'ibft', hash: digests.hash, author, round: null, seals, listed: extra.validators, vote: ibftVote(header) };
}

function genesisFacts(header: Header, extra: Extra): HeaderFacts {
  const round = extra.format === 'qbft' ? extra.round : null;
  const seals = extra.seals.map((seal) => ({ seal, signer: null }));
  return { format: extra.format, hash: hashOfGenesis(header, extra), author: null, round, seals, listed: extra.validators, vote: null };
}

// Besu takes genesis extra-data verbatim, GoQuorum filters it like any other; they differ only where a genesis carries seals or a round.
function hashOfGenesis(header: Header, extra: Extra): Hash {
  const verbatim = genesisHash(header);
  if (verbatim === lower(header.hash)) return verbatim;
  const filtered = headerDigests(frameHeader(header), extra).hash;
  return filtered === lower(header.hash) ? filtered : verbatim;
}

const recovered = (seal: Hex, digest: Uint8Array, recover: SealRecoverer): RecoveredSeal => ({
  seal,
  signer: recover(digest, hexToBytes(seal, 'seal')),
});

/** IBFT votes by miner and nonce; the client writes neither when it votes for nothing. Source: quorum ibft/engine/engine.go ReadVote. */
function ibftVote(header: Header): Vote | null {
  const nonce = lower(header.nonce);
  if (nonce !== NONCE_ADD && nonce !== NONCE_DROP) throw new CodecError('nonce is neither add (all ones) nor drop (all zeros)');
  const recipient = lower(header.miner);
  return recipient === ZERO_ADDRESS && nonce === NONCE_DROP ? null : { recipient, add: nonce === NONCE_ADD };
}

const lower = (hex: Hex): Hex => hex.toLowerCase() as Hex;
