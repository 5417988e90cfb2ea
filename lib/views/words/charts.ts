import { wordsOf } from './words-of';

/** Words of components/charts. */
export const sayChart = wordsOf({
  'as-table.as-table': 'As table',
});
