/** Cuts the middle out of a name longer than `max` characters: both ends of a name tell nodes apart, the middle seldom does. */
export function shortenMiddle(text: string, max: number): string {
  if (text.length <= max) return text;
  const signs = Array.from(SIGNS.segment(text), ({ segment }) => segment);
  if (signs.length <= max) return text;
  const kept = max - 1;
  const head = Math.ceil(kept / 2);
  return `${signs.slice(0, head).join('')}…${signs.slice(signs.length - (kept - head)).join('')}`;
}

/** Signs as a person counts them: a flag or a family of emoji is one, and is never cut in two. */
const SIGNS = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A hash or address as "0x5f3a9c…d21e"; short hex stays whole. */
export function shortenHex(hex: string): string {
  return hex.length <= 14 ? hex : `${hex.slice(0, 8)}…${hex.slice(-4)}`;
}
