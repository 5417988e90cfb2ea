import type { Route } from 'next';
import { heightPath, incidentPath, nodePath, overviewPath, validatorsPath } from '@/components/routes';
import type { SearchHit } from '@/lib/views/search-types';

/** Where a hit leads. */
export function hitPath({ kind, network, height, node, incident }: SearchHit): Route {
  if (kind === 'validator') return validatorsPath(network);
  if (incident !== null) return incidentPath(network, incident);
  if (node !== null) return nodePath(network, node);
  if (height !== null) return heightPath(network, height);
  return overviewPath(network);
}
