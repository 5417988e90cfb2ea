import { setImmediate as immediate } from 'node:timers/promises';

/** Real ms of work after which the event loop has its turn: answers of nodes are read meanwhile, and nobody's page waits. */
const SLICE_MS = 25;

/** Work that comes in pieces, done to its end without holding up the process; `realMs`: a clock that nobody sets. */
export async function inSlices<T>(pieces: Generator<undefined, T, undefined>, realMs: () => number): Promise<T> {
  for (let since = realMs(), piece = pieces.next(); ; piece = pieces.next()) {
    if (piece.done) return piece.value;
    if (realMs() - since < SLICE_MS) continue;
    await immediate();
    since = realMs();
  }
}
