import { PAGES } from '@/components/shell/pages';
import type { SearchHit } from '@/lib/views/search-types';

/** Pages of the network whose names begin with a text, or have a word that does. */
export function pageHits(text: string, network: string | null): readonly SearchHit[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '' || network === null) return [];
  const fits = (name: string) => name.toLowerCase().startsWith(wanted);
  return PAGES.filter(({ name }) => fits(name)).map(({ name, key }) => ({
    ...{ kind: 'page' as const, network, networkName: '', title: name, detail: `g ${key}` },
    ...{ height: null, node: null, incident: null },
  }));
}
