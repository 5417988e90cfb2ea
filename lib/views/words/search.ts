import { wordsOf } from './words-of';

/** Words of the search. */
export const saySearch = wordsOf({
  title: 'Search',
  hint: 'Search (/ or Ctrl-K)',
  field: 'Height, hash, address, node, incident, page or word',
  example: 'Height, hash, address, node, incident …',
  recent: 'Opened last',
  found: 'Found',
  'kind.node': 'Node',
  'kind.validator': 'Validator',
  'kind.height': 'Height',
  'kind.block': 'Block',
  'kind.incident': 'Incident',
  'kind.help': 'Help',
  'kind.page': 'Page',
  'status.recent': 'Opened last. Type to search; ↑ ↓ choose, Enter opens.',
  'status.empty':
    'Type a height, a hash or its first 6 digits, an address, a node’s name, #7 for an incident, a page, or a word to be explained.',
  'status.failed': 'The server could not be asked: what there is to find is not known.',
  'status.searching': 'Searching …',
  'status.found': '{count} found · ↑ ↓ choose, Enter opens',
});
