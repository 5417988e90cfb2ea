import { plainWordsOf } from './plain-words-of';

/** How names are told one after the other. */
export const sayList = plainWordsOf({ and: '{names} and {last}', more: '{names} and {count} more' });
