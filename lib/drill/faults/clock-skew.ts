import { createClaims } from '@/lib/drill/faults/claims';
import { defineFault } from '@/lib/drill/faults/define-fault';
import { findNode, nodeOf, numberOf } from '@/lib/drill/faults/read-arguments';

const claimClock = createClaims<number>((network, name, held) => findNode(network, name).setSkew(held.reduce((sum, ms) => sum + ms, 0)));

export const clockSkew = defineFault({
  id: 'clock-skew',
  title: 'Wrong clock',
  does: 'The clock of one node is ahead (or behind, below 0): its blocks lie in the future of the others, or theirs in its own.',
  undone: 'Its clock is right again.',
  mustSay: { verdict: 'healthy', words: 'Blocks go on; the turns of the validator with the wrong clock are slow or fail.' },
  takes: { node: 'name of a node (the last validator)', seconds: 'how far ahead, below 0 behind (5)' },
  read: (network, given) => ({
    node: nodeOf(network, given),
    seconds: numberOf(given, 'seconds', { least: -86_400, most: 86_400, otherwise: 5 }),
  }),
  apply: (network, { node, seconds }) => claimClock(network, node.name, seconds * 1000),
});
