import { DETECTOR_IDS } from '@/lib/incidents/types';
import type { IncidentFilter } from '@/lib/runtime/runtime';
import { sayApi } from '@/lib/views/words/api';

const STATUSES = ['open', 'resolved', 'closed'] as const;
const SEVERITIES = ['critical', 'warning', 'info'] as const;
const MOST = 200;
/** Longer texts find nothing. */
const LONGEST_TEXT = 200;

export type FilterRead = { readonly ok: true; readonly filter: IncidentFilter } | { readonly ok: false; readonly why: string };

/** status, severity, kind (lists by commas), node, mine=1 (needs `me`), text, before, limit; what is left out does not narrow. */
export function readIncidentFilter(search: URLSearchParams, me: string | null): FilterRead {
  const said = (name: string) => search.get(name) || null;
  const wrong = (why: string): FilterRead => ({ ok: false, why });
  const lists = { status: STATUSES, severity: SEVERITIES, kind: DETECTOR_IDS } as const;
  for (const [name, known] of Object.entries(lists)) {
    const strange = (said(name) ?? '').split(',').find((one) => one !== '' && !(known as readonly string[]).includes(one));
    if (strange !== undefined)
      return wrong(sayApi('read-incident-filter.not-known-takes', { name, strange: strange.slice(0, 40), known: known.join(', ') }));
  }
  const listOf = <T extends string>(name: keyof typeof lists) =>
    said(name)
      ?.split(',')
      .filter((one): one is T => one !== '');
  const numbers = { before: said('before'), limit: said('limit') };
  for (const [name, text] of Object.entries(numbers))
    if (text !== null && !/^[1-9]\d{0,14}$/.test(text)) return wrong(sayApi('read-incident-filter.takes-whole-number', { name }));
  const text = said('text');
  if (text !== null && text.length > LONGEST_TEXT)
    return wrong(sayApi('read-incident-filter.text-takes-at', { most: String(LONGEST_TEXT) }));
  if (said('mine') !== null && me === null) return wrong('mine=1 needs somebody who is signed in');
  const [status, severity, detector, node] = [
    listOf<(typeof STATUSES)[number]>('status'),
    listOf<(typeof SEVERITIES)[number]>('severity'),
    listOf<string>('kind'),
    said('node'),
  ];
  return {
    ok: true,
    filter: {
      ...(status ? { status } : {}),
      ...(severity ? { severity } : {}),
      ...(detector ? { detector } : {}),
      ...(node === null ? {} : { node }),
      ...(said('mine') !== null && me !== null ? { assignee: me } : {}),
      ...(text === null ? {} : { q: text }),
      ...(numbers.before === null ? {} : { before: Number(numbers.before) }),
      ...(numbers.limit === null ? {} : { limit: Math.min(MOST, Number(numbers.limit)) }),
    },
  };
}
