import { formatNumber } from './format';

const PLURALS = new Intl.PluralRules('en');

/** "1 node", "21 nodes"; the plural only needs an s in all words used. */
export const countOf = (count: number, word: string): string =>
  `${formatNumber(count)} ${PLURALS.select(count) === 'one' ? word : `${word}s`}`;
