import { PAGE_PARAMETERS } from '@/lib/views/page-parameters';
import { type PageSearch, type ReadSearch, readSearch, type StrangeParameter } from '@/lib/views/read-search';
import { sayParameter } from '@/lib/views/words/parameters';
import { findNetwork } from './find-network';

/** Next's promise of a page's address behind the "?". */
export type PageSearchParams = Promise<Readonly<Record<string, string | readonly string[] | undefined>>>;

/** What a page's address asks for, and what of it could not be taken. */
export async function pageSearch<P extends keyof typeof PAGE_PARAMETERS>(
  page: P,
  search: Promise<PageSearch>,
): Promise<ReadSearch<(typeof PAGE_PARAMETERS)[P]>> {
  return readSearch(PAGE_PARAMETERS[page], await search) as ReadSearch<(typeof PAGE_PARAMETERS)[P]>;
}

/** A moment that can be read, but of which nothing is kept: the nearest that is stands in for it. */
export function outsideKept(
  at: number | null,
  kept: { readonly first: number | null; readonly last: number | null },
): readonly StrangeParameter[] {
  if (at === null || kept.first === null || kept.last === null || (at >= kept.first && at <= kept.last)) return [];
  const value = Number.isNaN(new Date(at).getTime()) ? String(at) : new Date(at).toISOString();
  return [{ name: 't', value, takes: sayParameter('takes.kept'), instead: sayParameter('instead.nearest') }];
}

/** A number that is of no incident of the network is told; null or a known one is nothing to tell. */
export async function unlessIncident(network: string, number: number | null): Promise<readonly StrangeParameter[]> {
  if (number === null || (await (await findNetwork(network))?.incident(number).catch(() => null))) return [];
  const { takes, instead } = PAGE_PARAMETERS.recovery.incident;
  return [{ name: 'incident', value: String(number), takes, instead }];
}

/** Values as an address has them; what is left out is not in it. */
export function asSearch(values: Readonly<Record<string, string | number | null>>): URLSearchParams {
  return new URLSearchParams(Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]])));
}
