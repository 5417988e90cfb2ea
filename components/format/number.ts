const WHOLE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const ONE_PLACE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

const EXACTLY_ONE = new Intl.NumberFormat('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** A height or count with thousands separators, the same on server and client whatever their locale: 899154 → "899,154". */
export function formatWhole(value: number): string {
  return WHOLE.format(value);
}

/** A rate with at most one decimal: 6.96 → "7". */
export function formatRate(value: number): string {
  return ONE_PLACE.format(value);
}

/** With exactly one decimal: 4 → "4.0". */
export function formatOnePlace(value: number): string {
  return EXACTLY_ONE.format(value);
}
