import type { Insertable, Selectable } from 'kysely';
import type { HeaderFault, Verification } from '@/lib/consensus/types';
import { packAddresses, toBytes, toHex, unpackAddresses } from './hex-bytes';
import type { StandingFact } from './merge-block';
import type { BlockRow } from './tables';

/** A fact as the row of `block`; the header lies in a table of its own, so that light reads pass it by. */
export function blockToRow(networkId: number, { fact, standing }: StandingFact): Insertable<BlockRow> {
  return {
    network_id: networkId,
    height: fact.height,
    hash: toBytes(fact.hash),
    parent_hash: toBytes(fact.parentHash),
    timestamp: fact.timestamp,
    author: fact.author === null ? null : toBytes(fact.author),
    round: fact.round,
    round_source: fact.roundSource,
    committers: packAddresses(fact.committers),
    tx_count: fact.txCount,
    verification: fact.verification.state,
    verification_detail: detailOf(fact.verification),
    standing,
    proposer: fact.proposer,
    validator_count: fact.validatorCount,
    first_seen_at: fact.firstSeenAt,
    seen_live: fact.seenLive ? 1 : 0,
  };
}

/** The reverse of blockToRow. */
export function rowToBlock(row: Selectable<BlockRow>, header: string): StandingFact {
  return {
    standing: row.standing,
    fact: {
      height: row.height,
      hash: toHex(row.hash),
      parentHash: toHex(row.parent_hash),
      timestamp: row.timestamp,
      author: row.author === null ? null : toHex(row.author),
      round: row.round,
      roundSource: row.round_source,
      committers: unpackAddresses(row.committers),
      txCount: row.tx_count,
      verification: verificationOf(row),
      proposer: row.proposer,
      validatorCount: row.validator_count,
      header,
      firstSeenAt: row.first_seen_at,
      seenLive: row.seen_live === 1,
    },
  };
}

function detailOf(verification: Verification): string | null {
  if (verification.state === 'verified') return null;
  return verification.state === 'mismatch' ? JSON.stringify(verification.faults) : verification.why;
}

function verificationOf(row: Selectable<BlockRow>): Verification {
  if (row.verification === 'verified') return { state: 'verified' };
  if (row.verification === 'unverifiable') return { state: 'unverifiable', why: row.verification_detail ?? '' };
  return { state: 'mismatch', faults: JSON.parse(row.verification_detail ?? '[]') as readonly HeaderFault[] };
}
