import type { Route } from 'next';
import { heightPath, helpPath, incidentPath, nodePath, overviewPath, validatorsPath } from '@/components/routes';
import { PAGES } from '@/components/shell/pages';
import type { SearchHit } from '@/lib/views/search-types';

/** Where a hit leads; `here` = the network whose pages are open, where help is shown, null = none. */
export function hitPath({ kind, network, title, height, node, incident, anchor }: SearchHit, here: string | null): Route {
  if (kind === 'help') return helpPath(here, anchor);
  if (kind === 'page') return (PAGES.find(({ name }) => name === title)?.path ?? overviewPath)(network);
  if (kind === 'validator') return validatorsPath(network);
  if (incident !== null) return incidentPath(network, incident);
  if (node !== null) return nodePath(network, node);
  if (height !== null) return heightPath(network, height);
  return overviewPath(network);
}
