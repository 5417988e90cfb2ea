import { createClaims } from '@/lib/drill/faults/claims';
import { defineFault } from '@/lib/drill/faults/define-fault';
import { findNode, nodeOf, oneOf } from '@/lib/drill/faults/read-arguments';

export const API_GROUPS = ['admin', 'debug', 'eth', 'istanbul', 'miner', 'net', 'txpool', 'web3'] as const;

const claimClosed = createClaims<true>((network, key, held) => {
  const [name = '', api = ''] = key.split(' ');
  const { closedApis } = findNode(network, name);
  if (held.length > 0) closedApis.add(api);
  else closedApis.delete(api);
});

export const closedApi = defineFault({
  id: 'closed-api',
  title: 'API group closed',
  does: 'A node does not serve one API group by HTTP, as with a shorter --http.api.',
  undone: 'The group is served again.',
  mustSay: {
    verdict: 'healthy',
    words: 'What the group would tell is not known of this node; blocks go on. Without eth nothing is known of it: degraded.',
  },
  takes: { node: 'name of a node (the last validator)', api: `one of ${API_GROUPS.join(', ')} (admin)` },
  read: (network, given) => ({ node: nodeOf(network, given), api: oneOf(given, 'api', API_GROUPS, 'admin') }),
  apply: (network, { node, api }) => claimClosed(network, `${node.name} ${api}`, true),
});
