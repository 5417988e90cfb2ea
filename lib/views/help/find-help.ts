import { helpView } from './help-view';

export type HelpHit = { readonly anchor: string; readonly title: string; readonly says: string };

const MOST = 6;

/** Entries of the help and terms that hold every word of a text, those with it in their title first. */
export function findHelp(text: string): readonly HelpHit[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0 || text.trim().length < 3) return [];
  const { sections, terms } = helpView();
  const all = [
    ...sections.flatMap(({ items }) => items.map(({ anchor, title, means }) => ({ anchor, title, says: means, more: '' }))),
    ...terms.map(({ anchor, term, says, also }) => ({ anchor, title: term, says, more: also.join(' ') })),
  ];
  const holds = (where: string) => words.every((word) => where.toLowerCase().includes(word));
  const byTitle = all.filter(({ title, more }) => holds(`${title} ${more}`));
  const byWords = all.filter((one) => !byTitle.includes(one) && holds(`${one.title} ${one.says}`));
  return [...byTitle, ...byWords].slice(0, MOST).map(({ anchor, title, says }) => ({ anchor, title, says }));
}
