import { plainWordsOf } from './plain-words-of';

/** Words of the rows of a wall's matrix, loaded with it. */
export const sayWallMatrix = plainWordsOf({
  rounds: 'round',
  behind: 'behind',
  errors: 'errors',
  'other-chain': 'other chain',
  identity: 'identity?',
  'no-branch': 'no branch',
  more: 'and {count} more',
  'more.branch': 'and 1 more branch',
  'more.branches': 'and {count} more branches',
  'more.node': 'and 1 more node',
  'more.nodes': 'and {count} more nodes',
  'row.node': '{count} node',
  'row.nodes': '{count} nodes',
  'row.validator': '{count} validator',
  'row.validators': '{count} validators',
  silent: 'no answer',
  unknown: 'not known',
});
