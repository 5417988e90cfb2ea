import { wordsOf } from './words-of';

/** Words of the page of help. */
export const sayHelp = wordsOf({
  title: 'Help',
  lead: 'What each verdict, each kind of incident and each explanation means, and what to do. All of it is found by Ctrl-K as well.',
  contents: 'On this page',
  verdict: 'Verdicts',
  'verdict.note': 'What the overview says of a network in one sentence.',
  incident: 'Kinds of incidents',
  'incident.note': 'What is watched, and what an incident of each kind says.',
  reading: 'Why a fork came about',
  'reading.note': 'Explanations, each with how sure it is. Nothing here is said of anybody’s intention.',
  terms: 'Glossary',
  'terms.note': 'The words of the field as they are used here.',
  also: 'also: {names}',
  todo: 'What to do',
  sentences: 'In which words it is told ({count} sentences)',
  'link.verdict': 'What this means and what to do',
  'link.incident': 'About this kind of incident',
  'link.reading': 'About this explanation',
  'nav.help': 'Help',
});
