import { wordsOf } from './words-of';

/** Words of components/activity. */
export const sayActivity = wordsOf({
  'activity-filter.filter-log': 'Filter the log',
  'activity-filter.network': 'Network',
  'activity-filter.who': 'Who',
  'activity-filter.what': 'What',
  'activity-filter.outcome': 'Outcome',
  'activity-filter.show': 'Show',
  'activity-filter.all': ': all',
  'activity-table.audit-log': 'Audit log',
  'activity-table.row': 'Row',
  'activity-table.when-utc': 'When (UTC)',
  'activity-table.from': 'From',
  'activity-table.row-2': ' · row ',
  'activity-table.as-written': 'As it was written',
  'chain-check.check-again': 'Check again',
  'chain-check.export-as-json': 'Export as JSON lines',
  'chain-check.checking-chain-hashes': 'Checking the chain of hashes …',
  'chain-check.chain-hashes-could': 'The chain of hashes could not be checked now.',
  'chain-check.log-not-as': 'The log is not as it was written: {problem}.',
  'chain-check.log-empty': 'The log is empty.',
  'chain-check.verified-rows-1': 'Verified: rows 1 to ',
  'chain-check.as-they-were': ' are as they were written. Head',
  'activity-filter.this-one-alone': 'this one alone',
  'activity-table.not-known': 'not known',
});
