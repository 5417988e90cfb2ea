import { glossaryEntries } from '../glossary';
import { PHRASES } from '../phrases';
import { TITLES } from '../phrases/titles';
import { VERDICT_WORDS } from '../words/verdicts';
import { DETECTOR_HELP } from './detectors';
import { helpAnchor } from './help-anchor';
import { READING_HELP } from './readings';
import type { HelpEntry } from './types';
import { VERDICT_HELP } from './verdicts';

/** One entry as the page shows it. */
export type HelpItem = {
  /** Behind the # of the page's address. */
  readonly anchor: string;
  readonly title: string;
  readonly means: string;
  readonly todo: readonly string[];
  /** The sentences it is told in; {holes} are what differs from case to case. */
  readonly sentences: readonly string[];
};

export type HelpSectionId = 'verdict' | 'incident' | 'reading';
export type HelpView = {
  readonly sections: readonly { readonly id: HelpSectionId; readonly items: readonly HelpItem[] }[];
  readonly terms: readonly { readonly anchor: string; readonly term: string; readonly says: string; readonly also: readonly string[] }[];
};

/** All that the product explains of itself, in the words it uses. */
export function helpView(): HelpView {
  const section = (id: HelpSectionId, entries: Readonly<Record<string, HelpEntry>>, titleOf: (key: string) => string) => ({
    id,
    items: Object.entries(entries).map(([key, { means, todo, sentences }]) => ({
      ...{ anchor: helpAnchor(id, key), title: titleOf(key), means, todo },
      sentences: sentencesOf(sentences),
    })),
  });
  const titles: Readonly<Record<string, string>> = TITLES;
  const verdicts: Readonly<Record<string, string>> = VERDICT_WORDS;
  return {
    sections: [
      section('verdict', VERDICT_HELP, (key) => verdicts[key] ?? key),
      section('incident', DETECTOR_HELP, (key) => titles[`title.detector.${key}`] ?? key),
      section('reading', READING_HELP, (key) => titles[`title.reading.${key}`] ?? key),
    ],
    terms: glossaryEntries().map(({ id, term, says, also = [] }) => ({ anchor: helpAnchor('term', id), term, says, also })),
  };
}

function sentencesOf(beginnings: readonly string[]): readonly string[] {
  return Object.entries(PHRASES).flatMap(([key, words]) =>
    beginnings.some((one) => key === one || key.startsWith(`${one}.`)) ? [words] : [],
  );
}
