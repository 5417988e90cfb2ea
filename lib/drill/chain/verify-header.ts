import { faultTolerance } from '@/lib/consensus/quorum';
import type { Address, BftSettings, Hash } from '@/lib/consensus/types';
import type { Snapshots } from '@/lib/drill/chain/share-snapshots';
import type { DrillBlock, StoredBlock } from '@/lib/drill/types';

/** What header checks need of the node. */
export type HeaderWorld = {
  readonly get: (hash: Hash) => StoredBlock | null;
  readonly snapshots: Snapshots;
  readonly settingsAt: (height: number) => BftSettings;
  /** The node's clock, ms. */
  readonly clock: () => number;
};

/** The client's words. Source: quorum consensus/errors.go, consensus/istanbul/common/errors.go. */
export type HeaderFaultWords = 'unknown ancestor' | 'block in the future' | 'invalid timestamp' | 'unauthorized';

export type HeaderVerdict =
  | { readonly ok: true; readonly validators: readonly Address[] }
  | { readonly ok: false; readonly why: HeaderFaultWords };

/** Seconds that a time stamp may be ahead of the clock. Source: quorum consensus/istanbul/config.go DefaultConfig. */
const ALLOWED_FUTURE_SECONDS = 0;

/**
 * The checks on a header that proposals and imports have in common; `validators` = the parent's set. Not among them: whether its author was
 * the proposer, and its height against the core's sequence. Source: quorum qbft/engine/engine.go verifyHeader, verifyCascadingFields, verifySigner.
 */
export function verifyHeader({ header, author }: DrillBlock, { get, snapshots, settingsAt, clock }: HeaderWorld): HeaderVerdict {
  const parent = get(header.parentHash);
  const isLinked = parent !== null && parent.block.header.height === header.height - 1;
  const standing = isLinked ? snapshots(parent.block, (hash) => get(hash)?.block ?? null) : null;
  if (!isLinked || standing === null) return fault('unknown ancestor');
  if (header.timestamp > Math.floor(clock() / 1000) + ALLOWED_FUTURE_SECONDS) return fault('block in the future');
  if (parent.block.header.timestamp + settingsAt(header.height).blockPeriodMs / 1000 > header.timestamp) return fault('invalid timestamp');
  if (!standing.validators.includes(author)) return fault('unauthorized');
  return { ok: true, validators: standing.validators };
}

/**
 * More than F seals, each of another validator of the parent's set: F + 1, not the quorum.
 * Source: quorum qbft/engine/engine.go verifyCommittedSeals.
 */
export function hasEnoughSeals(committers: readonly Address[], validators: readonly Address[]): boolean {
  const isEachGood = committers.every((address, index) => validators.includes(address) && committers.indexOf(address) === index);
  return isEachGood && committers.length > faultTolerance(validators.length);
}

const fault = (why: HeaderFaultWords): HeaderVerdict => ({ ok: false, why });
