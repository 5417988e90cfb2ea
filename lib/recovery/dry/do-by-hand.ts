import type { HandWork, Task } from '../plan-types';
import { obeyTask } from './obey-task';
import { link, type PredictedNetwork, type PredictedNode, unlink } from './predicted-node';
import { spreadBlocks } from './spread-blocks';

/** What a person does on a node's machine, or by its calls where the node keeps them from the product. */
export function doByHand(network: PredictedNetwork, task: Task): void {
  const node = network.nodes.get(task.node);
  if (!node || !task.byHand) return;
  DO[task.byHand.kind](network, node, task);
}

type Do = (network: PredictedNetwork, node: PredictedNode, task: Task) => void;

const DO: Readonly<Record<HandWork['kind'], Do>> = {
  calls: (network, _, task) => obeyTask(network, task),
  'write-static-nodes': (_, node, { byHand }) => {
    node.file = byHand?.kind === 'write-static-nodes' ? byHand.enodes : null;
  },
  'restore-static-nodes': (_, node) => {
    node.file = null;
  },
  'stop-process': (network, node) => stop(network, node),
  'start-process': (network, node) => start(network, node),
  restart: (network, node) => {
    stop(network, node);
    start(network, node);
  },
};

function stop({ nodes }: PredictedNetwork, node: PredictedNode): void {
  for (const name of [...node.links]) unlink(node, nodes.get(name));
  node.strangers = [];
  node.isUp = false;
  for (const fact of ['process', 'core', 'links'] as const) node.changed.add(fact);
}

/** A process reads its file at its start alone; of two nodes one that dials is enough. */
function start(network: PredictedNetwork, node: PredictedNode): void {
  const { plan, nodes } = network;
  node.isUp = true;
  node.isMining = plan.validatorNodes.includes(node.name);
  node.isFresh = true;
  node.dials = node.file;
  const dials = (from: PredictedNode, to: PredictedNode) => from.dials?.includes(plan.enodes[to.name] ?? '') ?? true;
  for (const other of nodes.values()) if (dials(node, other) || dials(other, node)) link(node, other);
  for (const one of nodes.values()) one.changed.add('links');
  spreadBlocks(network);
}
