import { describe, expect, test } from 'vitest';
import { DETECTOR_IDS, READING_IDS } from '@/lib/incidents/types';
import { glossaryEntries, glossaryMarkdown } from '../glossary';
import { PHRASES } from '../phrases';
import { findHelp } from './find-help';
import { helpAnchor } from './help-anchor';
import { helpView } from './help-view';

const { sections, terms } = helpView();
const items = sections.flatMap((section) => section.items);

describe('the help', () => {
  test('has an entry for every verdict, every kind of incident and every explanation', () => {
    const anchors = items.map(({ anchor }) => anchor);
    const verdicts = [...new Set(Object.keys(PHRASES).flatMap((key) => (key.startsWith('verdict.') ? [key.split('.')[1] ?? ''] : [])))];
    expect(verdicts.length).toBeGreaterThan(5);
    for (const id of verdicts) expect(anchors).toContain(helpAnchor('verdict', id));
    for (const id of DETECTOR_IDS) expect(anchors).toContain(helpAnchor('incident', id));
    for (const id of READING_IDS) expect(anchors).toContain(helpAnchor('reading', id));
    expect(new Set([...anchors, ...terms.map(({ anchor }) => anchor)]).size).toBe(anchors.length + terms.length);
  });

  test('says of each what it means, what to do, and in which sentences it is told', () => {
    for (const { title, means, todo, sentences } of items) {
      expect([title, means]).toEqual([title, expect.stringMatching(/^[A-Z].*\.$/)]);
      expect([title, todo.length > 0 && todo.every((line) => /\.$/.test(line))]).toEqual([title, true]);
      expect([title, sentences.length > 0]).toEqual([title, true]);
    }
  });

  test('leaves out no sentence of a verdict, a kind of incident or an explanation, and shows none twice', () => {
    const shown = items.flatMap(({ sentences }) => sentences);
    const keys = Object.entries(PHRASES).filter(([key]) => /^(verdict|detector|reading)\./.test(key));
    expect(keys.filter(([, words]) => !shown.includes(words)).map(([key]) => key)).toEqual([]);
    const twice = shown.filter((words, index) => shown.indexOf(words) !== index && keys.filter(([, one]) => one === words).length < 2);
    expect(twice).toEqual([]);
  });

  test.each([
    ['quorum', 'term-quorum'],
    ['reorg', 'incident-reorganisation'],
    ['fork point', 'term-ancestor'],
    ['forked', 'verdict-forked'],
    ['proposer race', 'reading-proposer-race'],
  ])('is found by %s', (text, anchor) => {
    expect(findHelp(text).map((hit) => hit.anchor)).toContain(anchor);
  });

  test('is not found by what says nothing', () => {
    expect(findHelp('')).toEqual([]);
    expect(findHelp('qu')).toEqual([]);
    expect(findHelp('zebra')).toEqual([]);
  });
});

describe('the glossary', () => {
  test('is docs/glossary.md, word by word', async () => {
    await expect(glossaryMarkdown()).toMatchFileSnapshot('../../../docs/glossary.md');
  });

  test('explains in whole sentences, none longer than a hover can hold, and no term twice', () => {
    for (const { term, says } of glossaryEntries()) {
      expect([term, says]).toEqual([term, expect.stringMatching(/^[A-Z“].*\.$/)]);
      expect([term, says.length <= 200]).toEqual([term, true]);
    }
    const names = glossaryEntries().flatMap(({ term, also = [] }) => [term, ...also].map((name) => name.toLowerCase()));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  test('calls nothing by a word the field does not have', () => {
    expect(glossaryMarkdown()).not.toMatch(/malicious|attacker|evil|epoch length|slot\b/i);
  });
});
