import type { NodePicture } from '@/lib/chain/picture';
import type { Address, Hash } from '@/lib/consensus/types';
import { nameValidator } from './name-validators';
import type { RoundHeightView } from './rounds-types';

/** A kept height of the chain that is held. */
export type RoundRowInput = {
  readonly height: number;
  readonly hash: Hash;
  readonly firstSeenAt: number;
  readonly seenLive: boolean;
  readonly timestamp: number;
  readonly round: number | null;
  readonly author: Address | null;
  /** More rounds passed before it than its own tells. */
  readonly more?: true;
};

/** Two blocks nearer than this came in the same instant. */
const INSTANT_MS = 600;

/**
 * Heights with the time between a block and the one below, as they arrived and by their headers. After a late round the next block comes in
 * the same instant, as its header's time was due long before: header times alone do not show a delay.
 */
export function roundHeights(rows: readonly RoundRowInput[], nodes: readonly NodePicture[]): readonly RoundHeightView[] {
  const names = new Map<Address, string>();
  const nameOf = (address: Address) => {
    if (!names.has(address)) names.set(address, nameValidator(address, nodes));
    return names.get(address) ?? address;
  };
  const drawn: RoundHeightView[] = [];
  rows.forEach((row, index) => {
    const { height, hash, round, author, firstSeenAt, timestamp, more } = row;
    const below = rows[index - 1]?.height === height - 1 ? rows[index - 1] : undefined;
    const arrivalMs = below?.seenLive && row.seenLive ? firstSeenAt - below.firstSeenAt : null;
    const headerMs = below ? (timestamp - below.timestamp) * 1000 : null;
    const late = drawn.at(-1);
    const burst =
      arrivalMs !== null &&
      arrivalMs < INSTANT_MS &&
      late?.height === height - 1 &&
      late.arrivalMs !== null &&
      late.arrivalMs > 2 * INSTANT_MS;
    const name = author ? nameOf(author) : null;
    drawn.push({ height, hash, round, author, name, firstSeenAt, timestamp, arrivalMs, headerMs, burst, ...(more ? { more } : {}) });
  });
  return drawn;
}
