import { createClaims } from '@/lib/drill/faults/claims';
import { defineFault } from '@/lib/drill/faults/define-fault';
import { findNode, nodeOf, oneOf } from '@/lib/drill/faults/read-arguments';
import { HOSTILE_ANSWERS } from '@/lib/drill/rpc/hostile';

const HOW = [...HOSTILE_ANSWERS.keys()];

const claimAnswers = createClaims<string>((network, name, held) => {
  findNode(network, name).hostile = held.at(-1) ?? null;
});

export const hostile = defineFault({
  id: 'hostile',
  title: 'Hostile answers',
  does: 'A node goes on as before but answers its RPC wrongly: pages instead of JSON, refusals, half answers, wrong ids, absurd numbers, silence.',
  undone: 'It answers rightly again.',
  mustSay: {
    verdict: 'degraded',
    words:
      'Blocks go on; of the node it is said what is wrong with its answers. What a client can live with (other order, no batches, only eth) changes nothing.',
  },
  takes: { node: 'name of a node (the last validator)', how: `one of ${HOW.join(', ')} (${HOW[0]})` },
  read: (network, given) => ({ node: nodeOf(network, given), how: oneOf(given, 'how', HOW, HOW[0] ?? '') }),
  apply: (network, { node, how }) => claimAnswers(network, node.name, how),
});
