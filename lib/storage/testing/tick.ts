import type { TickWrite } from '../store';
import { blockOf, hashOf, writeOf } from './store-samples';

/** Tick number `nr` of the kill test: 3 blocks, 40 claims and an event, told by their number, so that a torn one shows. */
export function tickOf(nr: number): TickWrite {
  const heights = [nr * 3, nr * 3 + 1, nr * 3 + 2];
  const nodes = Array.from({ length: 40 }, (_, i) => `node-${i}`);
  return writeOf({
    blocks: heights.map((height) => blockOf(height)),
    claims: nodes.map((node) => ({ node, height: nr * 3, hash: hashOf(nr * 3), at: nr })),
    events: [{ at: nr, kind: 'tick', data: String(nr) }],
  });
}
