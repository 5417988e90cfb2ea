import { wordsOf } from './words-of';

/** Words of components/live: what could not be sent or read. */
export const sayLive = wordsOf({
  'send-command.quorumwatch-did-not': 'Quorumwatch did not answer. It is not known whether this was done.',
  'send-command.load-page-again': 'Load the page again and look before you repeat it.',
  'send-command.quorumwatch-met-fault': 'Quorumwatch met a fault of its own. It is not known whether this was done.',
  'send-command.log-server-says': 'The log of the server says more.',
  'use-incident-command.quorumwatch-did-not':
    'Quorumwatch did not answer: it is not known whether this was done. Look at the timeline before you try again.',
  'use-incident-command.refused': 'It was refused ({status}).',
});
