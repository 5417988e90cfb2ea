import { plainWordsOf } from './plain-words-of';

/** Words of moments and ages, in the smallest parts. */
export const sayTime = plainWordsOf({
  ago: '{time} ago',
  since: '{time} (since {moment})',
  both: '{utc} · {local} here',
});
