import type { BlockPicture } from '@/lib/chain/picture';
import type { DiagnosisInput } from '@/lib/incidents/types';
import { ownLog } from './own-log';
import type { PlanInput } from './plan-types';
import type { BlockId } from './survey-types';

/** A clock that nobody measured is taken to be off by no more: clocks further off are seen as another time zone. */
export const MOST_OFF_MS = 900_000;
/** From a block's making until a watch that polls has seen it, or two looks of a slow one. */
const SEEN_WITHIN_MS = 5_000;
/** From a header's time until its block was seen, some rounds later perhaps, and from a line's writing until it was read. */
const TOLD_WITHIN_MS = 15_000;
/** Blocks of one author that must agree, as the detector of clock skew has it. */
const BLOCKS = 3;

/** `earliest`: server ms at which the block was made, or a little before. `stamped`: by the time in its header, whose clock is its author's. */
export type MadeBy = { readonly earliest: number; readonly stamped: number };

/**
 * When a block was made: by our own clock where it was seen to come; else by its header, as far as its author's clock was measured against
 * ours; else the clock may be minutes off. null = the block is not known.
 */
export function madeBy({ diagnosis }: PlanInput, { hash }: BlockId): MadeBy | null {
  const block = diagnosis.picture.block(hash);
  if (!block) return null;
  const stamped = block.header.timestamp * 1000;
  const cameAt = block.firstSeenAt - Math.max(SEEN_WITHIN_MS, 2 * diagnosis.picture.intervalMs);
  // So much later than its stamp: its author's clock is behind, or ours was set back since it came.
  if (block.seenLive) return { earliest: cameAt > stamped + MOST_OFF_MS ? stamped : cameAt, stamped };
  const aheadMs = mostAhead(diagnosis, block);
  return { earliest: stamped - (aheadMs ?? MOST_OFF_MS), stamped };
}

/** How far its author's clock is ahead of ours at most, never below 0: what came late is no clock that is behind. null = nothing measured it. */
function mostAhead({ turns, picture }: DiagnosisInput, { author }: BlockPicture): number | null {
  if (author === null) return null;
  const most = (behindMs: number) => Math.max(0, TOLD_WITHIN_MS - behindMs);
  const clock = turns.find(({ address }) => address === author)?.clock;
  if (clock && clock.blocks >= BLOCKS) return most(clock.medianMs);
  const node = picture.nodes.find(({ address }) => address === author);
  const heard = node && ownLog(node)?.heard;
  return heard && heard.behindMs !== null ? most(heard.behindMs) : null;
}
