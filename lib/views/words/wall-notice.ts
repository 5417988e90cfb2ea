import { plainWordsOf } from './plain-words-of';

/** Words of a screen whose link does not hold, by why it does not. */
export const sayWallNotice = plainWordsOf({
  'new-link': 'An administrator makes a new link under Displays; open it on this screen.',
  'not-signed-in': 'This screen has no link to read with',
  'not-signed-in.todo': '{newLink} Or sign in.',
  revoked: 'This screen’s link was revoked',
  'revoked.todo': 'Nothing is shown here any more. {newLink}',
  unknown: 'This screen’s link is not known here',
  'unknown.todo': 'It may be of another Quorumwatch, or cut short. {newLink}',
  malformed: 'This is no link of a display',
  'malformed.todo': 'Its token is cut short or was changed. Copy the whole link, or: {newLink}',
  'too-soon': 'Too many links were tried from here',
  'too-soon.todo': 'Links that do not hold were opened again and again from this address.',
  wait: 'Wait {minutes} min, then open the link again.',
});
