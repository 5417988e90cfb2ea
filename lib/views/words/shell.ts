import { wordsOf } from './words-of';

/** Words of what stands around every page. */
export const sayShell = wordsOf({
  close: 'Close',
  path: 'Where this page is',
  printed: '{url}, printed {at}',
  keys: 'Keyboard',
  'keys.height': 'Go to height',
  'keys.search': 'Search, help and pages',
  'keys.times': 'Ages, UTC, or your own time',
  'keys.theme': 'Light or dark',
  'keys.list': 'This list',
  'keys.incident': 'Next or previous incident',
  'keys.acknowledge': 'Acknowledge the incident',
  'keys.replay': 'Replay: play, move',
  'keys.matrix': 'Move in the matrix',
  'keys.row': 'First or last height of a row',
  'keys.open': 'Open the height',
  'keys.close': 'Close',
  'times.ages': 'Times are shown as ages.',
  'times.utc': 'Times are shown in UTC.',
  'times.local': 'Times are shown in your own zone.',
});
