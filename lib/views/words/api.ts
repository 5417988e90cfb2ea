import { wordsOf } from './words-of';

/** What the API answers to a question it cannot take. */
export const sayApi = wordsOf({
  path: 'No such path',
  'path.says': 'The API has nothing at "{pathname}"',
  search: 'Nothing to search for',
  'search.says': 'Give q: a height, hash, address, node name or incident (#7), at most 200 characters',
  range: 'Not a range',
  'range.says': 'Give from and to as whole heights in decimal, from not above to, at most {most} heights; leave both out for the newest',
  moment: 'Not a moment',
  'moment.says': 'Give t as ISO 8601 with a zone, such as 2026-11-22T16:43:10Z, or as whole milliseconds since 1970 of the server’s clock',
  'moment.forks': 'Give t as ISO 8601 with a zone or as milliseconds since 1970 for the fork of that moment, or leave it out for now',
  stretch: 'Not a stretch of time',
  'stretch.says':
    'Give from and to as ISO 8601 with a zone or as milliseconds since 1970, from before to, and buckets as 1 to {most}; each may be left out',
  window: 'Not a window',
  'window.rounds': 'Give window as 5m, 1h, 24h or 7d (any whole number of s, m, h, d up to 7d), or leave it out for 1h',
  'window.validators': 'Give window as 100, 1000 (heights) or 24h, or leave it out for 100 heights',
  height: 'Not a height',
  'height.says': '"{height}" is not a height: give a whole number from 0 in decimal',
  node: 'No such node',
  'node.says': 'No node of this network is named "{name}"; GET ../nodes lists them',
});
