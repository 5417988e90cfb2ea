import type { Route } from 'next';

/** Path of a network's overview. */
export function overviewPath(network: string): Route {
  return `/n/${encodeURIComponent(network)}` as Route;
}

/** Path of one height of a network. */
export function heightPath(network: string, height: number): Route {
  return `/n/${encodeURIComponent(network)}/heights/${height}` as Route;
}
