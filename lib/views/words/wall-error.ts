import { plainWordsOf } from './plain-words-of';

/** Words of a wall that could not be read: sent along with every wall. */
export const sayWallError = plainWordsOf({
  title: 'This wall could not be read',
  todo: 'The state of the network is not known here. The log of the server says why{reference}. This screen tries again by itself.',
  reference: ' (reference {digest})',
});
