/** A short span with one decimal: "4.0 s"; null = "not known". */
export function secondsWords(ms: number | null): string {
  return ms === null ? 'not known' : `${(ms / 1000).toFixed(1)} s`;
}
