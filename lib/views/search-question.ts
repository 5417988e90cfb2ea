/** What a text may mean; several at once: "899154" is a height and may begin a hash. */
export type SearchQuestion = {
  /** Lower case, without spaces at its ends. */
  readonly text: string;
  readonly height: number | null;
  /** Hex digits without 0x a hash or address begins with, and those it ends with ("" = any). */
  readonly hex: { readonly first: string; readonly last: string } | null;
  /** "#7" */
  readonly incident: number | null;
};

/** Fewer hex digits than this would find everything. */
export const MIN_HEX = 6;
const HEX = /^(0x)?([0-9a-f]{0,64})(?:(?:…|\.{2,3})([0-9a-f]{1,64}))?$/;

/** Reads a search: a height ("899,154"), a hash or address (whole, its first digits, or shortened as "0x5f3a9c…d21e"), an incident, words. */
export function readQuestion(raw: string): SearchQuestion {
  const text = raw.trim().toLowerCase().slice(0, 200);
  const digits = text.replace(/[\s,._']/g, '');
  const height = /^\d{1,15}$/.test(digits) ? Number(digits) : null;
  const incident = /^#\d{1,12}$/.test(text) ? Number(text.slice(1)) : null;
  const [, prefix, first = '', last = ''] = HEX.exec(text) ?? [];
  const isHex = prefix !== undefined || last !== '' || first.length >= MIN_HEX;
  const isEnough = last === '' ? first.length >= MIN_HEX : first.length >= 4;
  return { text, height, hex: isHex && isEnough ? { first, last } : null, incident };
}

/** Does a hash or address (with 0x) begin and end so? */
export const fitsHex = (value: string, { first, last }: { readonly first: string; readonly last: string }): boolean =>
  value.startsWith(first, 2) && value.endsWith(last);
