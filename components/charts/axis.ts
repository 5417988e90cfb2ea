/** Text of axes: small, quiet, the same in every chart. */
export const AXIS = {
  tick: { fill: 'var(--ink3)', fontSize: 'var(--type-micro)' },
  axisLine: { stroke: 'var(--edge)' },
  tickLine: false,
} as const;
