/** SWR keys are the API's own paths. */
export const NETWORKS_KEY = '/api/v1/networks';
export const STREAM_URL = '/api/v1/stream';
/** What a display may hear, too. */
export const WALL_STREAM_URL = '/api/v1/wall/stream';

export function overviewKey(network: string): string {
  return `${NETWORKS_KEY}/${encodeURIComponent(network)}/overview`;
}

export function heightKey(network: string, height: number): string {
  return `${NETWORKS_KEY}/${encodeURIComponent(network)}/heights/${height}`;
}

/** What a wall shows beside the overview that the stream brings. */
export function wallKey(network: string): string {
  return `${NETWORKS_KEY}/${encodeURIComponent(network)}/wall?part=around`;
}

/** A page of the triage list; `search` filters as in the page's own address: "?status=open". */
export function incidentsKey(network: string, search = ''): string {
  return `${NETWORKS_KEY}/${encodeURIComponent(network)}/incidents${search}`;
}

export function incidentKey(network: string, id: number): string {
  return `${NETWORKS_KEY}/${encodeURIComponent(network)}/incidents/${id}`;
}

/** All evidence of an incident as one JSON archive. */
export function evidencePath(network: string, id: number): string {
  return `${incidentKey(network, id)}/evidence`;
}

/** One piece of evidence as it was taken. */
export function piecePath(network: string, id: number, piece: number): string {
  return `${evidencePath(network, id)}/${piece}`;
}

/** The report as a person reads it (md) or a machine (json). */
export function reportPath(network: string, id: number, format: 'md' | 'json'): string {
  return `${incidentKey(network, id)}/report.${format}`;
}

/** The proof that one validator sealed two blocks. */
export function proofPath(network: string, id: number, address: string): string {
  return `${incidentKey(network, id)}/proofs/${address}`;
}

export function validatorsKey(network: string, window: string): string {
  return `${NETWORKS_KEY}/${encodeURIComponent(network)}/validators?window=${window}`;
}

export function roundsKey(network: string, window: string): string {
  return `${NETWORKS_KEY}/${encodeURIComponent(network)}/rounds?window=${window}`;
}

/** All forks, with the timeline of a past moment or of now (null). */
export function forksKey(network: string, at: number | null): string {
  return `${NETWORKS_KEY}/${encodeURIComponent(network)}/forks${at === null ? '' : `?t=${at}`}`;
}

/** What is kept of a stretch of time; null = of all of it. */
export function historyKey(network: string, range: { readonly from: number; readonly to: number } | null): string {
  return `${NETWORKS_KEY}/${encodeURIComponent(network)}/history${range === null ? '' : `?from=${range.from}&to=${range.to}`}`;
}

/** The network at a past moment. Apart from the live keys: the past is not read again when the present changes. */
export function momentKey(network: string, at: number): string {
  return `/api/v1/networks/${encodeURIComponent(network)}/at?t=${at}`;
}

export function peersKey(network: string): string {
  return `${NETWORKS_KEY}/${encodeURIComponent(network)}/peers`;
}

export function nodesKey(network: string): string {
  return `${NETWORKS_KEY}/${encodeURIComponent(network)}/nodes`;
}

export function nodeKey(network: string, name: string): string {
  return `${nodesKey(network)}/${encodeURIComponent(name)}`;
}

export function searchKey(q: string): string {
  return `/api/v1/search?q=${encodeURIComponent(q)}`;
}

/** Ways of recovery and plans of a network: read when asked for, since telling the ways asks the nodes. */
export function recoveryKey(network: string): string {
  return `${NETWORKS_KEY}/${encodeURIComponent(network)}/recovery`;
}

/** One plan, whole; its run alone with `?part=run`. */
export function planKey(network: string, number: number): string {
  return `${recoveryKey(network)}/${number}`;
}

export function runKey(network: string, number: number): string {
  return `${planKey(network, number)}?part=run`;
}

/** One task of a plan as commands to type. */
/** One task, or all that a node does in the plan. */
export type HandOf = { readonly task: string } | { readonly node: string };

export function handKey(network: string, number: number, of: HandOf): string {
  const asked = 'task' in of ? `task=${encodeURIComponent(of.task)}` : `node=${encodeURIComponent(of.node)}`;
  return `${planKey(network, number)}/commands?${asked}`;
}
