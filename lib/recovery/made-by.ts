import type { BlockPicture } from '@/lib/chain/picture';
import type { DiagnosisInput } from '@/lib/incidents/types';
import type { PlanInput } from './plan-types';
import type { BlockId } from './survey-types';

/** A clock that nobody measured is taken to be off by no more: clocks further off are seen as another time zone. */
export const MOST_OFF_MS = 900_000;
/** From a block's making until a watch that polls has seen it. */
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
  if (block.seenLive) return { earliest: block.firstSeenAt - SEEN_WITHIN_MS, stamped };
  const aheadMs = mostAhead(diagnosis, block);
  return { earliest: stamped - (aheadMs ?? MOST_OFF_MS), stamped };
}

/** How far its author's clock is ahead of ours at most; null = nothing measured it. */
function mostAhead({ turns, picture }: DiagnosisInput, { author }: BlockPicture): number | null {
  if (author === null) return null;
  const clock = turns.find(({ address }) => address === author)?.clock;
  if (clock && clock.blocks >= BLOCKS) return TOLD_WITHIN_MS - clock.medianMs;
  const heard = picture.nodes.find(({ address }) => address === author)?.log?.heard;
  return heard && heard.behindMs !== null ? TOLD_WITHIN_MS - heard.behindMs : null;
}
