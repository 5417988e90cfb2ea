import { wordsOf } from './words-of';

/** Words that sentences take in where something is not known, and short ones of rows and cells. */
export const sayView = wordsOf({
  'not-known': 'not known',
  'a-node': 'a node',
  nodes: '{count} nodes',
  heights: '{count} heights',
  'claim.behind': 'behind: its head is below',
  'claim.not-told': 'not told',
  'claim.not-compared': 'not compared',
  'hash-on': '{hash} on {nodes}',
  'not-known-why': 'not known why',
  'groups.none': 'no group that could is open',
  'groups.closed': 'closed: {closed}',
  'header-unread': 'its header was not read',
  alone: '{group} alone',
  more: '{count} more',
  'as-sure': 'as sure as before',
  'of-a-height': 'of a height',
  'missing.one': '1 more validator takes',
  'missing.several': '{count} more validators take',
  'author-unknown': 'an author that is not known',
  nobody: 'nobody',
  none: 'none',
});
