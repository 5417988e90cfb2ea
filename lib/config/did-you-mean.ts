/** The known word nearest to what was written, when it is near enough to be meant (a third of its letters, at least two); else null. */
export function didYouMean(written: string, known: readonly string[]): string | null {
  const plain = (word: string) => word.toLowerCase().replaceAll(/[-_]/g, '');
  const near = known
    .map((word) => ({ word, steps: distance(plain(written), plain(word)) }))
    .filter(({ word, steps }) => steps <= Math.max(2, Math.floor(word.length / 3)) && steps < word.length)
    .sort((a, b) => a.steps - b.steps);
  return near[0]?.word ?? null;
}

/** Levenshtein's distance, with a swap of neighbours counted as one step. */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => [i, ...new Array<number>(b.length).fill(0)]);
  for (let j = 0; j <= b.length; j += 1) set(rows, 0, j, j);
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      const swap =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? get(rows, i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY;
      set(rows, i, j, Math.min(get(rows, i - 1, j) + 1, get(rows, i, j - 1) + 1, get(rows, i - 1, j - 1) + change, swap));
    }
  }
  return get(rows, a.length, b.length);
}

function get(rows: readonly (readonly number[])[], i: number, j: number): number {
  return rows[i]?.[j] ?? 0;
}

function set(rows: number[][], i: number, j: number, value: number): void {
  const row = rows[i];
  if (row !== undefined) row[j] = value;
}
