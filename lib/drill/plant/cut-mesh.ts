import type { DrillNetwork } from '@/lib/drill/types';

/** Closes every link of every running node at once. */
export function cutMesh(network: DrillNetwork): void {
  for (const node of network.nodes) node.process()?.peers.stop();
}

/** Makes all links anew: each handshake tells the head of now. `restarted` stops and starts the processes instead, cleanly. */
export function joinMesh(network: DrillNetwork, restarted: boolean): void {
  const running = network.nodes.filter((node) => node.process() !== null);
  if (!restarted) {
    for (const node of running) node.process()?.peers.start();
    return;
  }
  for (const node of running) node.stop('clean');
  for (const node of running) node.start();
}
