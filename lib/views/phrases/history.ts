/** The past: turns to jump to. */
export const HISTORY_PHRASES = {
  'history.fork-seen': 'Fork found at {height}, last common {ancestor}: {branches} branches.',
  'history.fork-gone': 'The fork above {ancestor} was gone.',
  'history.fork-changed': 'The fork at {height} had {branches} branches.',
  'history.incident': 'Incident {id}, {title}: {says}',
} as const;
