import { peerName } from '../checks/peer-names';
import type { PlannedCall, Task } from '../plan-types';
import { madeUpHash } from './made-up-hash';
import { link, type PredictedNetwork, type PredictedNode, unlink } from './predicted-node';
import { spreadBlocks, spreadOver } from './spread-blocks';

/** What a task's calls do to a node that obeys. */
export function obeyTask(network: PredictedNetwork, { node: name, calls }: Task): void {
  const node = network.nodes.get(name);
  if (!node?.isUp) return;
  for (const call of calls) DO[call.method]?.(network, node, call);
}

type Do = (network: PredictedNetwork, node: PredictedNode, call: PlannedCall) => void;

const DO: Readonly<Record<string, Do>> = {
  miner_stop: (_, node) => setCore(node, false),
  miner_start: (_, node) => setCore(node, true),
  admin_addPeer: (network, node, { params: [enode] }) => {
    const other = network.nodes.get(nameOf(network, enode) ?? '');
    if (!other || !link(node, other)) return;
    for (const one of [node, other]) one.changed.add('links');
    spreadOver(network, node, other);
  },
  admin_removePeer: (network, node, { params: [enode] }) => {
    unlink(node, network.nodes.get(nameOf(network, enode) ?? ''));
    const gone = keyIn(enode);
    const left = node.strangers.filter((peer) => gone === null || keyIn(peer.enode) !== gone);
    if (left.length < node.strangers.length) node.changed.add('links');
    node.strangers = left;
  },
  debug_setHead: (network, node, { params: [height] }) => rewind(network, node, Number(height)),
};

function setCore(node: PredictedNode, runs: boolean): void {
  // A core that runs already is not made anew.
  if (runs && !node.isMining) node.isFresh = true;
  node.isMining = runs;
  node.changed.add('core');
}

function rewind(network: PredictedNetwork, node: PredictedNode, asked: number): void {
  const { top } = node;
  if (!top || asked >= top.height) return;
  const { nodes, plan, isBesu, landsBelow, made } = network;
  const landing = plan.landings.find((one) => one.node === node.name) ?? null;
  const isSure = landing?.expected === 'exactly';
  const height = isSure || !landsBelow ? asked : Math.max(0, Math.min(landing?.lowest ?? asked - 1, asked - 1));
  for (const one of [...node.chain.keys()]) if (one > height) node.chain.delete(one);
  const hash = node.chain.get(height) ?? madeUpHash(made);
  node.chain.set(height, hash);
  node.top = { height, hash, parent: node.chain.get(height - 1) ?? madeUpHash(made), author: null };
  node.known = { height, hash };
  node.landing = isSure ? null : (landing ?? { asked, expected: 'unknown', lowest: null });
  node.isFresh = false;
  node.changed.add('head');
  if (!isBesu) return;
  for (const one of nodes.values()) one.isFresh = true;
  spreadBlocks(network);
}

const nameOf = ({ plan }: PredictedNetwork, enode: unknown): string | null =>
  typeof enode === 'string' ? peerName(plan, { enode, address: null }) : null;

const keyIn = (enode: unknown): string | null =>
  (typeof enode === 'string' && /^enode:\/\/([0-9a-f]{128})/i.exec(enode)?.[1]?.toLowerCase()) || null;
