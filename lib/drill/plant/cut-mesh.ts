import type { DrillNetwork, NodeName } from '@/lib/drill/types';

/**
 * Cuts every link of every running node at once, on both ends (admin_removePeer). What comes back makes them anew (admin_addPeer): each
 * handshake tells the head of then. At once when no dial was made in the last 35 s, else up to 35 s later.
 */
export function cutMesh(network: DrillNetwork): () => void {
  const running = network.nodes.filter((node) => node.process() !== null);
  const pairs = running.flatMap((node) => {
    const connected = new Set<NodeName>(
      node
        .process()
        ?.peers.list()
        .map((peer) => peer.name),
    );
    const isKnown = (enode: string, name: NodeName) => node.disk.staticNodes.includes(enode) || connected.has(name);
    return running.filter((other) => other !== node && isKnown(other.enode, other.name)).map((other) => ({ node, other }));
  });
  for (const { node, other } of pairs) node.process()?.peers.remove(other.enode);
  return () => {
    for (const { node, other } of pairs) node.process()?.peers.add(other.enode);
  };
}

/** Stops and starts every running process, cleanly: links are made anew from static-nodes.json, cores are fresh, old states are gone. */
export function restartAll(network: DrillNetwork): void {
  const running = network.nodes.filter((node) => node.process() !== null);
  for (const node of running) node.stop('clean');
  for (const node of running) node.start();
}
