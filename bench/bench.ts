/** One measurement: what `npm run bench -- NAME` runs. Figures are counts or ratios wherever they can be, so that they mean the same on another machine. */
export type Bench = {
  readonly name: string;
  /** The built dashboard is started by it. */
  readonly needsDashboard: boolean;
  /** Lines to print; throws when a figure that is promised does not hold. */
  readonly run: () => Promise<readonly string[]>;
};
