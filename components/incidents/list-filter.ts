import type { IncidentRow, IncidentStatus, Severity } from '@/lib/views/incident-types';
import { TITLES } from '@/lib/views/phrases/titles';

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
const SEVERITIES = ['critical', 'warning', 'info'] as const satisfies readonly Severity[];
export const ALL_OPEN: ListFilter = { status: 'open', severity: null, kind: null, node: null, mine: false, text: '', before: null };

/** Reads an address; what makes no sense in it counts as not said. */
export function readFilter(search: string | URLSearchParams): ListFilter {
  const params = new URLSearchParams(search);
  const before = params.get('before') ?? '';
  return {
    status: STATUSES.find((one) => one === params.get('status')) ?? 'open',
    severity: SEVERITIES.find((one) => one === params.get('severity')) ?? null,
    kind: KINDS.find(({ id }) => id === params.get('kind'))?.id ?? null,
    node: params.get('node') || null,
    mine: params.get('mine') === '1',
    text: params.get('text') ?? '',
    before: /^\d{1,15}$/.test(before) ? Number(before) : null,
  };
}

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
