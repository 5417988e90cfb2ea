import { plainWordsOf } from './plain-words-of';

/** Words of the tiles of several networks. */
export const sayTile = plainWordsOf({
  all: 'All networks',
  'polled.not': 'not polled for {span}',
  'incidents.unknown': 'incidents not known',
  'not-kept': 'nothing is being kept',
  none: 'no open incident',
  acknowledged: 'acknowledged',
  waiting: '{count} not acknowledged',
  open: '1 open incident, {waiting}',
  'open.seen': '{count} open, seen',
  'open.waiting': '{count} open, {waiting} not seen',
  recovery: 'recovery {number}',
  'open.more': '{count} open incidents, {waiting}',
});
