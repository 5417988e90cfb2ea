/** Where playing begins: until a node's first line in the stage, that first line counts. */
export type Opening = { readonly stage: string; readonly at: number };

type Moment = { readonly at: number; readonly stage: string };

/** A node's first line may stand this long after its stage begins and still replace what an earlier stage left behind. */
const FIRST_TICK_MS = 2_000;

/** How many of the time-ordered entries stand at or before `at`. */
export function countUntil(list: readonly Moment[], at: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const moment = list[middle];
    if (moment !== undefined && moment.at <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What holds at `at`: the last entry until then; before the first one, the first of the opening stage. undefined = not known. */
export function momentAt<T extends Moment>(list: readonly T[], at: number, opening: Opening): T | undefined {
  const count = countUntil(list, at);
  const last = list[count - 1];
  if (last !== undefined && (last.at >= opening.at || at < opening.at)) return last;
  const next = list[count];
  const opens = next !== undefined && next.stage === opening.stage && next.at >= opening.at;
  if (opens && (last === undefined || next.at - opening.at <= FIRST_TICK_MS)) return next;
  return last;
}

/** The last entry until `at`, else the first one after it: for facts that don't change. */
export function nearestMoment<T extends Moment>(list: readonly T[], at: number): T | undefined {
  return list[Math.max(0, countUntil(list, at) - 1)];
}
