import { isAddress, isHash } from './hex-bytes';
import type { BlockFact, TickWrite } from './store';

/** What in a write can't be kept as it stands, in words; null = nothing. Looked at before anything is written. */
export function faultInWrite(write: TickWrite): string | null {
  for (const block of write.blocks) {
    const fault = faultInBlock(block);
    if (fault !== null) return fault;
  }
  for (const claim of [...write.claims, ...write.lapses]) {
    if (claim.node === '') return 'a claim has no node';
    if (!isHeight(claim.height)) return `a claim of ${claim.node} has no height that can be kept`;
    if (!isHash(claim.hash)) return `a claim of ${claim.node} at ${claim.height} has no 32-byte hash in lower case`;
    if (!isTime(claim.at)) return `a claim of ${claim.node} at ${claim.height} has no time that can be kept`;
  }
  if (write.watched?.some(({ from, to }) => !(isTime(from) && isTime(to)))) return 'what was watched has no time that can be kept';
  return write.events.every(({ at }) => isTime(at)) ? null : 'an event has no time that can be kept';
}

/** The same write with whole milliseconds: a clock with a rate gives fractions. */
export function wholeTimes(write: TickWrite): TickWrite {
  const whole = <T extends { readonly at: number }>(row: T): T => ({ ...row, at: Math.floor(row.at) });
  return {
    blocks: write.blocks.map((block) => ({ ...block, firstSeenAt: Math.floor(block.firstSeenAt) })),
    claims: write.claims.map(whole),
    lapses: write.lapses.map(whole),
    events: write.events.map(whole),
    ...(write.watched ? { watched: write.watched.map(({ from, to }) => ({ from: Math.floor(from), to: Math.floor(to) })) } : {}),
    ...(write.incidents ? { incidents: write.incidents } : {}),
  };
}

function faultInBlock(block: BlockFact): string | null {
  const { height } = block;
  if (!isHeight(height)) return 'a block has no height that can be kept';
  if (!isHash(block.hash) || !isHash(block.parentHash)) return `block ${height} has a hash that is not 32 bytes in lower case`;
  if (![...block.committers, ...(block.author === null ? [] : [block.author])].every(isAddress)) {
    return `block ${height} has an address that is not 20 bytes in lower case`;
  }
  if (!isHeight(block.timestamp) || !isHeight(block.txCount)) return `block ${height} has a time stamp or count that can't be kept`;
  if (block.round !== null && !isHeight(block.round)) return `block ${height} has a round that can't be kept`;
  if (block.validatorCount !== null && !isHeight(block.validatorCount)) return `block ${height} has a validator count that can't be kept`;
  return isTime(block.firstSeenAt) ? null : `block ${height} has no time that can be kept`;
}

function isHeight(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function isTime(value: number): boolean {
  return Number.isSafeInteger(Math.floor(value));
}
