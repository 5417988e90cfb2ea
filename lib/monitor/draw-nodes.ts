import type { NodeFault, NodePicture, SetPicture } from '@/lib/chain/picture';
import type { Address } from '@/lib/consensus/types';
import { type NetworkState, WINDOW_HEIGHTS } from './network-state';
import { identityOf, type NodeState } from './node-watch';

/** Every configured node as it stands, with what is odd about it. */
export function drawNodes(state: NetworkState, set: SetPicture | null): readonly NodePicture[] {
  const owners = new Map<Address, string[]>();
  for (const node of state.nodes) {
    const address = node.proves?.address;
    if (address && !node.wrongChain) owners.set(address, [...(owners.get(address) ?? []), node.watched.name]);
  }
  const forged = forgedCopies(state);
  return state.nodes.map((node) => {
    const drawn = drawNode(node, set, owners);
    const fault = forged.get(node.watched.name);
    return fault && !drawn.faults.some(({ kind }) => kind === 'header-mismatch') ? { ...drawn, faults: [...drawn.faults, fault] } : drawn;
  });
}

/** Nodes whose own copy of a block fails where another node's copy of the same block is proven; at the newest such height. */
function forgedCopies(state: NetworkState): ReadonlyMap<string, NodeFault> {
  const found = new Map<string, NodeFault>();
  for (let height = Math.max(0, state.top - WINDOW_HEIGHTS + 1); height <= state.top; height++) {
    for (const hash of state.claims.support(height).keys()) {
      const block = state.book.picture(hash);
      if (!block || block.copies.length < 2 || block.verification.state !== 'verified') continue;
      for (const { nodes, verification } of block.copies) {
        if (verification.state !== 'mismatch') continue;
        const detail = verification.faults.map((fault) => fault.detail).join('; ');
        for (const node of nodes) found.set(node, { kind: 'header-mismatch', height, detail });
      }
    }
  }
  return found;
}

function drawNode(node: NodeState, set: SetPicture | null, owners: ReadonlyMap<Address, readonly string[]>): NodePicture {
  const identity = identityOf(node);
  const address = node.identityChange ? null : (identity?.address ?? null);
  return {
    name: node.watched.name,
    address,
    addressSource: address ? (identity?.source ?? null) : null,
    role: roleOf(node, address, set),
    answering: node.answering,
    counted: node.wrongChain === null && node.lastAnswerAt !== null,
    faults: faultsOf(node, owners),
    head: node.head,
    lastAnswerAt: node.lastAnswerAt,
    client: node.clientVersion,
    peers: node.answering ? node.peers : null,
    mining: node.answering ? node.mining : null,
    coreSince: node.coreSince,
    syncing: node.answering ? node.syncing : null,
    latencyMs: node.latencyMs === null ? null : Math.round(node.latencyMs),
    capabilities: node.capabilities,
    chainId: node.chainId,
    genesis: node.genesis,
    config: node.configJson === null || node.configJson === undefined ? null : configText(node.configJson),
    enode: node.enode,
    peerList: node.answering ? node.peerList : null,
    peersAt: node.peersAt,
    pool: node.answering ? node.pool : null,
    answeringSince: node.answering ? node.answeringChangedAt : null,
    silentSince: node.answering || node.lastAnswerAt === null ? null : node.answeringChangedAt,
    log: node.log,
  };
}

const texts = new WeakMap<object, string>();

/** The same config in any order of keys gives the same text; of one answer it is made once, not at every look. */
function configText(config: unknown): string {
  if (typeof config !== 'object' || config === null) return sortedJson(config);
  const known = texts.get(config);
  if (known !== undefined) return known;
  const text = sortedJson(config);
  texts.set(config, text);
  return text;
}

function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

function roleOf(node: NodeState, address: Address | null, set: SetPicture | null): NodePicture['role'] {
  if (address && set) return set.validators.includes(address) ? 'validator' : 'member';
  return node.watched.role ?? 'unknown';
}

function faultsOf(node: NodeState, owners: ReadonlyMap<Address, readonly string[]>): readonly NodeFault[] {
  const faults: NodeFault[] = [];
  const { failure, wrongChain, identityChange, falseHeader, absurdHead, proves, watched } = node;
  if (wrongChain) faults.push(wrongChain);
  if (failure) faults.push({ kind: SILENT.has(failure.code) ? 'unreachable' : 'error', code: failure.code, message: failure.message });
  if (identityChange) faults.push({ kind: 'identity-changed', from: identityChange.from, to: identityChange.to });
  const nodes = proves && owners.get(proves.address);
  if (proves && nodes && nodes.length > 1) faults.push({ kind: 'identity-shared', address: proves.address, nodes });
  if (proves && watched.address && watched.address !== proves.address)
    faults.push({ kind: 'identity-unexpected', configured: watched.address, proven: proves.address });
  if (absurdHead) faults.push({ kind: 'absurd-head', height: absurdHead.height, highest: absurdHead.highest });
  if (falseHeader?.confirmed) faults.push({ kind: 'header-mismatch', height: falseHeader.height, detail: falseHeader.detail });
  return faults;
}

const SILENT: ReadonlySet<string> = new Set(['unreachable', 'timeout']);
