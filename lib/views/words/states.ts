import { wordsOf } from './words-of';

/** Words of pages and parts that have nothing to show: what that means, and what to do next. */
export const sayState = wordsOf({
  'missing.title': 'There is no such page',
  'missing.height': '“{asked}” is no height. A height is a whole number, from 0 on, such as 899154.',
  'missing.node': 'No node is called “{asked}” here. It may have been renamed or taken out of the settings since this address was made.',
  'missing.incident':
    'No incident has the number “{asked}” here. Incidents are numbered from 1 in each network; one that is open is shown seconds after a start.',
  'missing.plan': 'No recovery has the number “{asked}” here. Recoveries are numbered from 1.',
  'missing.other': 'No network, height, incident or recovery of this name is known here. Networks are named in the settings file.',
  'missing.to.heights': 'To the overview',
  'missing.to.nodes': 'All nodes',
  'missing.to.incidents': 'All incidents',
  'missing.to.recovery': 'All recoveries',
  'missing.to.networks': 'All networks',
  'error.title': 'This page could not be read',
  'error.says':
    'The state of the network is not known here; it goes on being watched. The server’s log says why{reference}. Other pages may still work.',
  'error.reference': '(reference {digest})',
  'error.retry': 'Try again',
  pending: 'reading …',
  'denied.accounts': 'Accounts are for administrators',
  'denied.accounts.help':
    'Your role reads everything else. Ask an administrator for another role, for a new account, or for a link to set a password anew.',
  'denied.displays': 'Displays are for administrators',
  'denied.displays.help': 'A display reads by a token of its own. Ask an administrator for a link to the wall.',
  'denied.to.account': 'Your account',
  'denied.to.start': 'All networks',
  'empty.activity': 'No row of the log fits this filter',
  'empty.activity.help':
    'The log itself may hold others: take a part of the filter away. Rows are kept for good, and reading needs no row.',
  'empty.activity.all': 'Show the whole log',
  'empty.forks': 'No fork is on record',
  'empty.forks.help':
    'Quorumwatch has seen none of this network since it keeps records. A fork that stood before it was started, and is over, it can’t know of.',
  'empty.plans': 'No recovery was planned from here before',
  'empty.plans.help': 'Plans stay here with every command, every answer and every approval, also those that were never started.',
  'signin.next': 'Once you are signed in you come back to the page you were led here from.',
});
