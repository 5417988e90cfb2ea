/** SWR keys are the API's own paths. */
export const NETWORKS_KEY = '/api/v1/networks';
export const STREAM_URL = '/api/v1/stream';

export function overviewKey(network: string): string {
  return `${NETWORKS_KEY}/${encodeURIComponent(network)}/overview`;
}

export function heightKey(network: string, height: number): string {
  return `${NETWORKS_KEY}/${encodeURIComponent(network)}/heights/${height}`;
}
