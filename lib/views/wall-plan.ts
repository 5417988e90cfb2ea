/** How the matrix fits its zone; lengths in CSS px. */
export type MatrixPlan = {
  /** Rows of nodes there is room for. */
  readonly rows: number;
  readonly rowPx: number;
  /** Heights there is room for, however many are known: cells never slide. */
  readonly columns: number;
  readonly cellPx: number;
  readonly cellHeightPx: number;
  readonly namePx: number;
  /** Of the names in rows of their own. */
  readonly typePx: number;
  /** Room for a row that tells the rounds. */
  readonly hasRounds: boolean;
  /** Signs that the column of names has room for. */
  readonly nameSigns: number;
};

export type MatrixZone = { readonly width: number; readonly height: number; readonly em: number };

/** Names and letters are half the wall's type, never larger. */
export const SMALL = 0.5;
const LEAST_SMALL_PX = 11;
/** Of a row, and of a column, in em. */
const ROW = { least: 0.64, most: 4.4 } as const;
const MOST_CELL_EM = 2.4;
/** Rows higher than twice and a half their type have room for larger. */
const TYPE_OF_ROW = 0.4;
const CELL_EM = 0.46;
const MOST_COLUMNS = 60;
/** A sign of the sans is so wide at the most on average, in its own em. */
export const SIGN_EM = 0.58;

/** The size of small type in CSS px, as the style sheet has it. */
export const smallPx = (em: number): number => Math.max(LEAST_SMALL_PX, SMALL * em);

/** The plan is of the zone and the network's nodes alone, never of their state: nothing moves when a fork begins. */
export function planMatrix({ width, height, em }: MatrixZone, names: readonly string[]): MatrixPlan {
  const small = smallPx(em);
  const least = Math.max(ROW.least * em, small * 1.3);
  const fit = Math.max(1, Math.floor(height / least));
  const hasRounds = fit >= 4;
  const rows = Math.max(1, hasRounds ? fit - 1 : fit);
  const drawn = Math.min(rows, names.length) + (hasRounds ? 1 : 0);
  const rowPx = Math.min(Math.max(least, ROW.most * em), height / Math.max(1, drawn));
  const signs = Math.max(LEAST_SIGNS, ...names.map((name) => [...name].length)) + WORD_SIGNS;
  const share = width < 16 * em ? 0.5 : height > width ? 0.42 : 0.34;
  // Few rows on a screen that stands: the names grow into what is left.
  const typePx = Math.max(small, Math.min(em, rowPx * TYPE_OF_ROW, (width * share) / (signs * SIGN_EM)));
  const sign = typePx * SIGN_EM;
  const namePx = Math.min(signs * sign, width * share);
  const cell = Math.max(CELL_EM * em, small * 0.86, typePx * 0.72);
  const columns = Math.max(1, Math.min(MOST_COLUMNS, Math.floor((width - namePx) / cell)));
  const cellPx = Math.min(1.2 * em, (width - namePx) / columns);
  const cellHeightPx = Math.min(rowPx * 0.76, MOST_CELL_EM * em);
  return {
    ...{ rows, rowPx, columns, cellPx, cellHeightPx, namePx, typePx, hasRounds },
    nameSigns: Math.max(4, Math.floor(namePx / sign + 0.01) - WORD_SIGNS),
  };
}

/** "12 validators" has to fit, and "no answer" with its mark beside a name. */
const LEAST_SIGNS = 11;
export const WORD_SIGNS = 13;
