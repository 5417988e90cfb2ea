/** The same draws in every `npm test`; ten times as many, and others each time, in `npm run test:long`. */
export const drawn = (numRuns: number, seed: number): { readonly numRuns: number; readonly seed?: number } =>
  import.meta.env.MODE === 'long' ? { numRuns: 10 * numRuns } : { numRuns, seed };
