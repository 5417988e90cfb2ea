import { formatNumber } from './format';

/** "1 node", "21 nodes". */
export const countedNodes = (count: number): string => `${formatNumber(count)} ${count === 1 ? 'node' : 'nodes'}`;
