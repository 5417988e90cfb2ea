import type { Route } from 'next';

const under = (network: string, rest = '') => `/n/${encodeURIComponent(network)}${rest}` as Route;

/** Path of a network's overview. */
export const overviewPath = (network: string): Route => under(network);

/** Path of one height of a network. */
export const heightPath = (network: string, height: number): Route => under(network, `/heights/${height}`);

/** Path of the triage list; `search` as in an address: "?status=open". */
export const incidentsPath = (network: string, search = ''): Route => under(network, `/incidents${search}`) as Route;

/** An incident's permalink. */
export const incidentPath = (network: string, id: number): Route => under(network, `/incidents/${id}`);

/** Path of the fork timeline, of now or of a past moment (server ms). */
export const forksPath = (network: string, at: number | null = null): Route => under(network, at === null ? '/forks' : `/forks?t=${at}`);

export const roundsPath = (network: string): Route => under(network, '/rounds');

export const validatorsPath = (network: string): Route => under(network, '/validators');

export const nodesPath = (network: string): Route => under(network, '/nodes');

/** Path of one node by its configured name. */
export const nodePath = (network: string, name: string): Route => under(network, `/nodes/${encodeURIComponent(name)}`);

export const peersPath = (network: string): Route => under(network, '/peers');

/** Path of the past, at a moment (server ms) or at its end. */
export const replayPath = (network: string, at: number | null = null): Route =>
  under(network, at === null ? '/replay' : `/replay?t=${new Date(at).toISOString()}`);

export const activityPath = (network: string): Route => under(network, '/activity');

/** Ways of recovery and past plans; for an incident, plans made here name it. */
export const recoveryPath = (network: string, incident: number | null = null): Route =>
  under(network, incident === null ? '/recovery' : `/recovery?incident=${incident}`);

/** A plan's permalink: the wizard while it runs, its end afterwards. */
export const planPath = (network: string, number: number): Route => under(network, `/recovery/${number}`);

/** The page of help, within a network's pages where there is one; `anchor` as helpAnchor() gives it. */
export const helpPath = (network: string | null, anchor = ''): Route =>
  `${network === null ? '/help' : under(network, '/help')}${anchor === '' ? '' : `#${anchor}`}` as Route;

/** How nodes are added. */
export const setupPath = '/setup' as Route;

/** The sign-in page; `back` is where it leads to afterwards. */
export const signInPath = (back: string): Route => `/sign-in?next=${encodeURIComponent(back)}` as Route;

/** A network's wall, or that of all of them (null); `search` as in an address: "?distance=5". */
export const wallPath = (network: string | null, search = ''): Route =>
  `/wall${network === null ? '' : `/${encodeURIComponent(network)}`}${search}` as Route;
