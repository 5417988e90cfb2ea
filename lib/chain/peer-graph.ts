import type { Address } from '@/lib/consensus/types';
import { joinGroups } from './join-groups';
import { isStale } from './peer-address';
import type { NodePicture } from './picture';

/** What is known of one identity's end of things. Two URLs of one identity are one vertex; a node without one stands alone. */
export type PeerVertex = {
  /** The address, else the node's name. */
  readonly key: string;
  readonly address: Address | null;
  /** Configured nodes that prove to be it. */
  readonly nodes: readonly string[];
  readonly role: NodePicture['role'];
  /** Tells whom it is connected to; `why` = why not. */
  readonly tells: { readonly ok: true; readonly at: number | null } | { readonly ok: false; readonly why: 'silent' | 'refuses' };
  /** How many it lists that can't be told apart, as they come without a key. */
  readonly nameless: number;
};

/** What `from` says of its connection to `to`. */
export type PeerWord = 'sees' | 'not' | 'unknown';

/** One pair, by the words of both ends; a connection has two ends, so words that differ are a fault or a list a few seconds older. */
export type PeerLink = {
  readonly from: string;
  readonly to: string;
  readonly there: PeerWord;
  readonly back: PeerWord;
  readonly state: 'both' | 'one-sided' | 'one-word' | 'apart' | 'unknown';
};

/** A peer that is none of the configured nodes. */
export type Stranger = { readonly address: Address | null; readonly enode: string | null; readonly seenBy: readonly string[] };

/** `by` lists `of` at an address that `of` does not say of itself. */
export type StaleAddress = { readonly by: string; readonly of: string; readonly listed: string; readonly says: string };

/** Groups that hold together by what is said; `split` = whether they are apart for certain. */
export type PeerGroups = { readonly groups: readonly (readonly string[])[]; readonly split: 'yes' | 'no' | 'unknown' };

export type PeerGraph = {
  /** Validators first, then those whose role is not known, then members; each as configured. */
  readonly vertices: readonly PeerVertex[];
  /** Each pair once, `from` before `to` in the order of the vertices. */
  readonly links: readonly PeerLink[];
  readonly strangers: readonly Stranger[];
  readonly stale: readonly StaleAddress[];
  /** Over everybody: how far blocks and transactions get. */
  readonly all: PeerGroups;
  /** Over validators alone: only they pass consensus messages on. Source: quorum istanbul/backend/backend.go Gossip, handler.go HandleMsg. */
  readonly validators: PeerGroups;
};

const RANK = { validator: 0, unknown: 1, member: 2 } as const;

/**
 * Who is connected to whom, by identity and never by name; `set` = the validators now, null = not known. Nodes of another chain are left
 * out: they prove nothing about this network.
 */
export function peerGraph(nodes: readonly NodePicture[], set: readonly Address[] | null): PeerGraph {
  const own = nodes.filter(({ faults }) => !faults.some(({ kind }) => kind === 'wrong-chain'));
  const vertices = drawVertices(own);
  const lists = new Map(vertices.map((vertex) => [vertex.key, listedBy(own, vertex)]));
  const links = vertices.flatMap((from, index) =>
    vertices.slice(index + 1).map((to) => link(from, to, lists.get(from.key) ?? new Set(), lists.get(to.key) ?? new Set())),
  );
  const strangers = findStrangers(own, nodes, vertices);
  const validators = vertices.filter(({ role }) => role === 'validator').map(({ key }) => key);
  const hasOthers = set === null || set.some((address) => !validators.includes(address));
  return {
    vertices,
    links,
    strangers,
    stale: findStale(own, vertices),
    all: groupsOf(
      vertices.map(({ key }) => key),
      links,
      strangers.length > 0,
    ),
    validators: groupsOf(validators, links, hasOthers),
  };
}

const keyOf = (node: NodePicture): string => node.address ?? node.name;

function drawVertices(nodes: readonly NodePicture[]): readonly PeerVertex[] {
  const byKey = new Map<string, NodePicture[]>();
  for (const node of nodes) byKey.set(keyOf(node), [...(byKey.get(keyOf(node)) ?? []), node]);
  const vertices = [...byKey].map(([key, same]): PeerVertex => {
    const telling = same.filter(({ peerList }) => peerList !== null);
    const times = telling.flatMap(({ peersAt }) => peersAt ?? []);
    return {
      key,
      address: same[0]?.address ?? null,
      nodes: same.map(({ name }) => name),
      role: same.find(({ role }) => role !== 'unknown')?.role ?? 'unknown',
      tells:
        telling.length > 0
          ? { ok: true, at: times.length === 0 ? null : Math.max(...times) }
          : { ok: false, why: same.some(({ answering }) => answering) ? 'refuses' : 'silent' },
      nameless: telling.reduce((sum, { peerList }) => sum + (peerList ?? []).filter(({ address }) => address === null).length, 0),
    };
  });
  return vertices.sort((a, b) => RANK[a.role] - RANK[b.role]);
}

function listedBy(nodes: readonly NodePicture[], { key }: PeerVertex): ReadonlySet<string> {
  return new Set(
    nodes.filter((node) => keyOf(node) === key).flatMap(({ peerList }) => (peerList ?? []).flatMap(({ address }) => address ?? [])),
  );
}

function word(from: PeerVertex, to: PeerVertex, listed: ReadonlySet<string>): PeerWord {
  if (!from.tells.ok || to.address === null) return 'unknown';
  if (listed.has(to.address)) return 'sees';
  return from.nameless > 0 ? 'unknown' : 'not';
}

function link(from: PeerVertex, to: PeerVertex, fromLists: ReadonlySet<string>, toLists: ReadonlySet<string>): PeerLink {
  const there = word(from, to, fromLists);
  const back = word(to, from, toLists);
  return { from: from.key, to: to.key, there, back, state: STATES[`${there} ${back}`] };
}

const STATES = {
  'sees sees': 'both',
  'sees not': 'one-sided',
  'not sees': 'one-sided',
  'sees unknown': 'one-word',
  'unknown sees': 'one-word',
  'not not': 'apart',
  'not unknown': 'apart',
  'unknown not': 'apart',
  'unknown unknown': 'unknown',
} as const satisfies Record<`${PeerWord} ${PeerWord}`, PeerLink['state']>;

function findStrangers(own: readonly NodePicture[], all: readonly NodePicture[], vertices: readonly PeerVertex[]): readonly Stranger[] {
  // While a configured node's identity is not known, a peer may be that node.
  const known = new Set(all.flatMap(({ address }) => address ?? []));
  const found = new Map<string, { address: Address; enode: string | null; seenBy: string[] }>();
  for (const { key } of vertices) {
    for (const node of own.filter((one) => keyOf(one) === key)) {
      for (const { address, enode } of node.peerList ?? []) {
        if (address === null || known.has(address)) continue;
        const stranger = found.get(address) ?? { address, enode, seenBy: [] };
        if (!stranger.seenBy.includes(node.name)) stranger.seenBy.push(node.name);
        found.set(address, stranger);
      }
    }
  }
  return [...found.values()];
}

function findStale(nodes: readonly NodePicture[], vertices: readonly PeerVertex[]): readonly StaleAddress[] {
  const single = new Map(
    vertices.flatMap(({ address, nodes: names }) => (address && names.length === 1 ? [[address, names[0]] as const] : [])),
  );
  return nodes.flatMap((node) =>
    (node.peerList ?? []).flatMap((peer): StaleAddress[] => {
      const of = nodes.find(({ name }) => peer.address !== null && name === single.get(peer.address));
      if (!of?.enode || !peer.enode || !of.answering || isStale(peer, of.enode) !== 'yes') return [];
      return [{ by: node.name, of: of.name, listed: peer.enode, says: of.enode }];
    }),
  );
}

/** `hasOthers`: peers nobody watches, which may join what looks apart. */
function groupsOf(keys: readonly string[], links: readonly PeerLink[], hasOthers: boolean): PeerGroups {
  const of = new Set(keys);
  const within = links.filter(({ from, to }) => of.has(from) && of.has(to));
  const certain = within.filter(({ state }) => state === 'both' || state === 'one-sided' || state === 'one-word');
  const possible = within.filter(({ state }) => state !== 'apart');
  const groups = joinGroups(
    keys,
    certain.map(({ from, to }) => [from, to]),
  );
  if (groups.length <= 1) return { groups, split: keys.length === 0 ? 'unknown' : 'no' };
  const most = joinGroups(
    keys,
    possible.map(({ from, to }) => [from, to]),
  );
  return { groups, split: most.length > 1 && !hasOthers ? 'yes' : 'unknown' };
}
