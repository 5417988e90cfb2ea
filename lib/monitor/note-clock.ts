import type { Hash } from '@/lib/consensus/types';
import { countedNodes, type NetworkState } from './network-state';

/** The clock and the pace drift from each other by less between two looks. */
const SET_MS = 1000;

/**
 * Sees that the clock was set back, and moves the arrival of the blocks that are heads now by as much: their age counts on, and a stall is seen
 * in its time; so does that of all blocks of the round windows. `pace` = server ms of a clock that never stands still, or the clock itself. Called at every look.
 */
export function noteClock(state: NetworkState, now: number, pace: number): void {
  const { clock, moved } = state;
  state.clock = { now, pace };
  const passed = clock === null ? 0 : Math.max(0, pace - clock.pace);
  const shift = clock === null ? 0 : clock.now + passed - now;
  const isBack = clock !== null && now < clock.now;
  const isForward = shift < -SET_MS;
  const hashes = new Set(countedNodes(state).flatMap(({ head }) => head?.hash ?? []));
  if (isBack || isForward) state.rounds.setBack(shift, now);
  state.moved = new Map([...hashes].map((hash) => [hash, moveOf(state, hash, moved.get(hash), isBack || isForward ? shift : 0, now)]));
}

/** Forward takes back what was moved, and no more: then time may really have passed while nobody looked. */
function moveOf(state: NetworkState, hash: Hash, before: number | undefined, shift: number, now: number): number {
  const carried = before === undefined ? 0 : Math.max(0, before + shift);
  // Kept by a process whose clock was ahead: nothing can have come later than now.
  return Math.max(carried, (state.book.picture(hash)?.firstSeenAt ?? now) - now);
}
