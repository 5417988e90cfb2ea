const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** "500ms", "2s", "1.5m", "12h", "30d", "2w" in milliseconds; null when it is none of these. */
export function parseDuration(text: string): number | null {
  const [, amount = '', unit = ''] = /^(\d{1,9}(?:\.\d{1,6})?) ?(ms|s|m|h|d|w)$/.exec(text.trim()) ?? [];
  const factor = UNITS[unit];
  return factor === undefined ? null : Math.round(Number(amount) * factor);
}
