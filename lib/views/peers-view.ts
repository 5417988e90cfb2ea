import { endpointOf } from '@/lib/chain/peer-address';
import { type PeerGraph, type PeerGroups, type PeerLink, peerGraph } from '@/lib/chain/peer-graph';
import type { NetworkPicture } from '@/lib/chain/picture';
import { formatNumber, listOf } from './format';
import type { PeerGroupView, PeerLetter, PeerRow, PeersView } from './peers-types';
import { say } from './phrases';
import { sayView } from './words/views';

/** Who sees whom, what hangs together, and who is there that nobody configured. */
export function peersView(picture: NetworkPicture): PeersView {
  const graph = peerGraph(picture.nodes, picture.set?.validators ?? null);
  const names = new Map(graph.vertices.map(({ key, nodes }) => [key, nodes.join(' = ')]));
  const nameOf = (key: string) => names.get(key) ?? key;
  const rows = drawRows(graph, picture, nameOf);
  const oneSided = graph.links
    .filter(({ state }) => state === 'one-sided')
    .map(({ from, to, there }) => (there === 'sees' ? { from: nameOf(from), to: nameOf(to) } : { from: nameOf(to), to: nameOf(from) }));
  const groups = ({ split, groups: of }: PeerGroups): PeerGroupView => ({ split, groups: of.map((group) => group.map(nameOf)) });
  const [validators, all] = [groups(graph.validators), groups(graph.all)];
  return {
    network: picture.id,
    asOf: picture.asOf,
    intervalMs: picture.intervalMs,
    ...speakPeers({ graph, rows, validators, all, oneSided }, cutNames(rows, picture), picture.recovery?.number ?? null),
    rows,
    oneSided,
    validators,
    all,
    strangers: graph.strangers.map(({ address, enode, seenBy }) => ({ address, at: hostOf(enode), seenBy })),
    stale: graph.stale.map(({ by, of, listed, says }) => ({ by, of, listed: hostOf(listed) ?? listed, says: hostOf(says) ?? says })),
    note: say('peers.note'),
    nodes: { all: picture.nodes.length, answering: picture.nodes.filter(({ answering }) => answering).length },
  };
}

function hostOf(enode: string | null): string | null {
  const end = endpointOf(enode);
  if (!end) return null;
  const host = end.host.includes(':') ? `[${end.host}]` : end.host;
  return end.port === null ? host : `${host}:${end.port}`;
}

function drawRows(graph: PeerGraph, picture: NetworkPicture, nameOf: (key: string) => string): readonly PeerRow[] {
  const links = new Map(graph.links.map((link) => [`${link.from} ${link.to}`, link]));
  return graph.vertices.map(({ key, address, nodes, role, tells, nameless }) => ({
    key,
    name: nameOf(key),
    nodes,
    address,
    role,
    tells: tells.ok ? 'yes' : tells.why,
    at: tells.ok ? tells.at : null,
    peers: tells.ok ? Math.max(...picture.nodes.map(({ name, peerList }) => (nodes.includes(name) ? (peerList?.length ?? 0) : 0))) : null,
    nameless,
    cells: graph.vertices.map((other) => letterOf(key, other.key, links)).join(''),
  }));
}

function letterOf(from: string, to: string, links: ReadonlyMap<string, PeerLink>): PeerLetter {
  if (from === to) return 'x';
  const own = links.get(`${from} ${to}`);
  const other = links.get(`${to} ${from}`);
  const [there, back] = own ? [own.there, own.back] : [other?.back ?? 'unknown', other?.there ?? 'unknown'];
  if (there === 'sees') return back === 'sees' ? 'b' : back === 'not' ? 'o' : 's';
  if (back === 'sees') return there === 'not' ? 'i' : 'h';
  return there === 'unknown' && back === 'unknown' ? '?' : '-';
}

type Spoken = Pick<PeersView, 'severity' | 'sentence' | 'details'>;
type Told = {
  readonly graph: PeerGraph;
  readonly rows: readonly PeerRow[];
  readonly validators: PeerGroupView;
  readonly all: PeerGroupView;
  readonly oneSided: PeersView['oneSided'];
};

/** Rows whose links a recovery under way has cut. */
function cutNames(rows: readonly PeerRow[], { recovery }: NetworkPicture): ReadonlySet<string> {
  return new Set(rows.flatMap(({ name, nodes }) => (nodes.some((node) => recovery?.cut.includes(node)) ? [name] : [])));
}

/** The groups without those that a recovery cut: what is parted beside them is not its doing. */
function besides({ split, groups: of }: PeerGroupView, cut: ReadonlySet<string>): PeerGroupView {
  if (cut.size === 0) return { split, groups: of };
  const groups = of.map((group) => group.filter((name) => !cut.has(name))).filter((group) => group.length > 0);
  return { split: groups.length > 1 ? split : 'no', groups };
}

function speakPeers(told: Told, cut: ReadonlySet<string>, recovery: number | null): Spoken {
  const { graph, rows } = told;
  const [validators, all] = [besides(told.validators, cut), besides(told.all, cut)];
  const ofRecovery = recovery !== null && cut.size > 0 ? [say('peers.cut', { number: recovery, names: listOf([...cut], 6) })] : [];
  const details = [...ofRecovery, ...detailsOf(told)];
  const telling = rows.filter(({ tells }) => tells === 'yes').length;
  if (telling === 0) return { severity: 'unknown', sentence: say('peers.unknown'), details: [] };
  if (validators.split === 'yes') return { severity: 'critical', sentence: say('peers.split.validators', groupWords(validators)), details };
  if (all.split === 'yes') return { severity: 'warning', sentence: say('peers.split.all', groupWords(all)), details };
  if (ofRecovery[0] !== undefined) return { severity: 'warning', sentence: ofRecovery[0], details: details.slice(1) };
  const links = graph.links.filter(({ state }) => state === 'both' || state === 'one-sided' || state === 'one-word').length;
  const words = { nodes: formatNumber(rows.length), links: formatNumber(links), pairs: formatNumber(graph.links.length) };
  if (validators.split === 'unknown' && validators.groups.length > 1)
    return { severity: 'unknown', sentence: say('peers.maybe', { ...words, ...groupWords(validators) }), details };
  const isOdd = graph.strangers.length > 0 || graph.stale.length > 0 || told.oneSided.length > 0;
  const key =
    rows.length === 1 ? 'peers.one' : links === graph.links.length ? 'peers.whole' : all.split === 'no' ? 'peers.joined' : 'peers.seen';
  return { severity: isOdd ? 'warning' : 'ok', sentence: say(key, words), details };
}

/** So many groups are named, the others counted. */
const GROUPS = 6;

function groupWords({ groups }: PeerGroupView): { count: number; groups: string } {
  const named = groups
    .slice(0, GROUPS)
    .map((group) => (group.length === 1 ? sayView('alone', { group: String(group[0]) }) : listOf(group, 5)));
  const more = groups.length > GROUPS ? [sayView('more', { count: groups.length - GROUPS })] : [];
  return { count: groups.length, groups: [...named, ...more].join('; ') };
}

function detailsOf({ graph, rows, oneSided }: Told): readonly string[] {
  const quiet = rows.filter(({ tells }) => tells === 'refuses').map(({ name }) => name);
  const away = rows.filter(({ tells }) => tells === 'silent').map(({ name }) => name);
  const stale = [...new Set(graph.stale.map(({ by, of }) => say('peers.stale', { by, of })))];
  const pairs = oneSided.map(({ from, to }) => say('peers.one-sided.pair', { from, to }));
  return [
    ...(pairs.length > 0 ? [say('peers.one-sided', { pairs: listOf(pairs) })] : []),
    ...(graph.strangers.length > 0
      ? [say(graph.strangers.length === 1 ? 'peers.stranger' : 'peers.strangers', { count: formatNumber(graph.strangers.length) })]
      : []),
    ...(stale.length > 0 ? [stale.slice(0, 3).join(' ')] : []),
    ...(quiet.length > 0 ? [say('peers.refuse', { names: listOf(quiet) })] : []),
    ...(away.length > 0 ? [say('peers.away', { names: listOf(away) })] : []),
  ];
}
