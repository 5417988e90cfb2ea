import type { LogHash, LogHead } from '@/lib/chain/node-log';
import { KEPT, type Told } from './log-memory';

/** The node's head is this block now: what it had at this height or above is gone. */
export function moveHead(told: Told, height: number | null, hash: LogHash | null): Pick<Told, 'head' | 'heads'> {
  if (height === null || hash === null) return told;
  const head: LogHead = { height, hash };
  return { head, heads: [...told.heads.filter((one) => one.height < height).slice(-(KEPT - 1)), head] };
}

/** A block that was imported is the head for certain only above the known one: at equal height the node may have kept its own. */
export function raiseHead(told: Told, height: number | null, hash: LogHash | null): Pick<Told, 'head' | 'heads'> {
  return height !== null && (told.head === null || height > told.head.height) ? moveHead(told, height, hash) : told;
}
