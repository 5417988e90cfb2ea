/** Cuts the middle out of a name longer than `max` characters: both ends of a name tell nodes apart, the middle seldom does. */
export function shortenMiddle(text: string, max: number): string {
  if (text.length <= max) return text;
  const kept = max - 1;
  const head = Math.ceil(kept / 2);
  return `${text.slice(0, head)}…${text.slice(text.length - (kept - head))}`;
}

/** A hash or address as "0x5f3a9c…d21e"; short hex stays whole. */
export function shortenHex(hex: string): string {
  return hex.length <= 14 ? hex : `${hex.slice(0, 8)}…${hex.slice(-4)}`;
}
