import type { PredictedNetwork, PredictedNode } from './predicted-node';

/** Whoever is linked with a longer chain takes it over: the fork choice of both clients, where every block weighs 1. */
export function spreadBlocks({ nodes }: PredictedNetwork): void {
  for (let again = true; again; ) {
    again = false;
    for (const node of nodes.values()) for (const name of node.links) again = takeOver(node, nodes.get(name)) || again;
  }
}

/** The same where two were just linked: it goes out from the one of them that took over. */
export function spreadOver({ nodes }: PredictedNetwork, a: PredictedNode, b: PredictedNode): void {
  const moved = [...(takeOver(a, b) ? [a] : []), ...(takeOver(b, a) ? [b] : [])];
  for (const from of moved)
    for (const name of from.links) {
      const to = nodes.get(name);
      if (to && takeOver(to, from)) moved.push(to);
    }
}

function takeOver(to: PredictedNode, from: PredictedNode | undefined): boolean {
  if (!from?.top || !to.top || !to.isUp || !from.isUp || from.top.height <= to.top.height) return false;
  // What is not known of the other chain is not known of this node's any more, but for what both had.
  for (const [height, hash] of to.chain) if (from.chain.get(height) !== hash) to.chain.delete(height);
  for (const [height, hash] of from.chain) to.chain.set(height, hash);
  to.authors.clear();
  for (const [height, author] of from.authors) to.authors.set(height, author);
  to.top = from.top;
  to.known = from.known;
  to.landing = from.landing;
  to.changed.add('head');
  return true;
}
