import { plainWordsOf } from './plain-words-of';

/** Words of what a wall seldom shows, loaded with it. */
export const sayWallSeldom = plainWordsOf({
  'link.none': 'Show the wall without a link',
  'link.sign-in': 'Sign in',
  'sound.missed': 'A new critical incident could not sound.',
  'sound.blocked': 'Sound is blocked by this browser.',
  'sound.todo': 'Click here once to hear it, or start the browser with {flag}, or allow sound for this site.',
});
