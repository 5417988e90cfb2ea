import type { IncidentRow, IncidentStatus, Severity } from '@/lib/views/incident-types';
import { PAGE_PARAMETERS } from '@/lib/views/page-parameters';
import { TITLES } from '@/lib/views/phrases/titles';
import { readSearch, type StrangeParameter } from '@/lib/views/read-search';
import { sayParameter } from '@/lib/views/words/parameters';

/** What of the incidents is shown; it stands in the page's address and, with the same names, in the API's. */
export type ListFilter = {
  readonly status: IncidentStatus | 'all';
  readonly severity: Severity | null;
  readonly kind: string | null;
  readonly node: string | null;
  readonly mine: boolean;
  readonly text: string;
  /** Page: only ids below this one. */
  readonly before: number | null;
};

export const STATUSES = ['open', 'resolved', 'closed', 'all'] as const satisfies readonly ListFilter['status'][];
/** Kinds of incidents by their short names. */
export const KINDS: readonly { readonly id: string; readonly title: string }[] = Object.entries(TITLES)
  .filter(([key]) => key.startsWith('title.detector.'))
  .map(([key, title]) => ({ id: key.slice('title.detector.'.length), title }))
  .sort((a, b) => a.title.localeCompare(b.title, 'en'));
export const ALL_OPEN: ListFilter = { status: 'open', severity: null, kind: null, node: null, mine: false, text: '', before: null };

/** Reads an address; what makes no sense in it counts as not said, and `strangeIn` tells it. */
export const readFilter = (search: string | URLSearchParams): ListFilter => read(search).values;

/** What of an address makes no sense as a filter. */
export const strangeIn = (search: string | URLSearchParams): readonly StrangeParameter[] => read(search).strange;

const read = (search: string | URLSearchParams) => readSearch(PAGE_PARAMETERS.incidents, new URLSearchParams(search));

/** "Mine" asked for by nobody in particular. */
export const notSignedIn = (): StrangeParameter => ({
  ...{ name: 'mine', value: '1' },
  takes: sayParameter('takes.signed-in'),
  instead: sayParameter('instead.everyones'),
});

/** The filter as the end of an address, "" when nothing is filtered. `forApi` spells the default out, which the API does not have. */
export function writeFilter(filter: ListFilter, forApi = false): string {
  const params = new URLSearchParams();
  const { status, severity, kind, node, mine, text, before } = filter;
  if (forApi ? status !== 'all' : status !== 'open') params.set('status', status);
  if (severity !== null) params.set('severity', severity);
  if (kind !== null) params.set('kind', kind);
  if (node !== null) params.set('node', node);
  if (mine) params.set('mine', '1');
  if (text.trim() !== '') params.set('text', text.trim());
  if (before !== null) params.set('before', String(before));
  const search = params.toString();
  return search === '' ? '' : `?${search}`;
}

/** Whether anything but the status narrows the list. */
export function isNarrowed({ severity, kind, node, mine, text }: ListFilter): boolean {
  return severity !== null || kind !== null || node !== null || mine || text.trim() !== '';
}

/** Nodes to filter by: the configured ones, and what the first incidents name beside them (renamed or removed since). */
export function nodeChoices(configured: readonly string[], rows: readonly IncidentRow[]): readonly string[] {
  return [...new Set([...configured, ...rows.slice(0, 100).flatMap(({ nodes }) => nodes)])];
}
