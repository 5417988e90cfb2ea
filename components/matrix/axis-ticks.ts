/** Which of `count` columns carry a label when each label needs `every` columns of room: evenly from the right, as the newest height must be named. */
export function axisTicks(count: number, every: number): readonly number[] {
  if (count <= 0) return [];
  const step = Math.max(1, Math.ceil(every));
  const ticks: number[] = [];
  for (let index = count - 1; index >= 0; index -= step) ticks.unshift(index);
  return ticks;
}
