import { wordsOf } from './words-of';

/** Words for what of a page's address could not be taken. */
export const sayParameter = wordsOf({
  title: 'Not all of the address could be taken.',
  broken: 'it takes {takes}. Shown {instead}.',
  strange: 'this page has no such parameter. It is ignored.',
  'takes.one-of': '{list}',
  'takes.heights': 'two heights such as 13-15, the lower one first',
  'takes.moment': 'a moment such as 2026-11-22T16:43:10Z, or milliseconds since 1970',
  'takes.whole': 'a whole number',
  'takes.incident': 'the number of an incident of this network',
  'takes.flag': '1',
  'takes.text': 'a text of at most {most} signs',
  'takes.kept': 'a moment of what is kept',
  'takes.signed-in': '1 from somebody who is signed in',
  'instead.heights-100': 'are the last 100 heights',
  'instead.hour': 'is the last hour',
  'instead.whole-fork': 'is the whole fork',
  'instead.now': 'is now',
  'instead.last-kept': 'is the last moment that is kept',
  'instead.nearest': 'is the nearest moment that is kept',
  'instead.no-incident': 'are ways of recovery of no incident in particular',
  'instead.open': 'are the open ones',
  'instead.any': 'are those of any',
  'instead.first-page': 'is the first page',
  'instead.page-size': 'are 100 at a time',
  'instead.everyones': 'are everybody’s',
});
