import { sortedKeys } from '@/lib/drill/rpc/json/header-json';
import { ADMIN } from '@/lib/drill/rpc/methods/admin';
import { ETH_ACCOUNTS } from '@/lib/drill/rpc/methods/eth-accounts';
import { ETH_BLOCKS } from '@/lib/drill/rpc/methods/eth-blocks';
import { ETH_NODE } from '@/lib/drill/rpc/methods/eth-node';
import { ETH_TRANSACTIONS } from '@/lib/drill/rpc/methods/eth-transactions';
import { ISTANBUL } from '@/lib/drill/rpc/methods/istanbul';
import { DEBUG, MINER } from '@/lib/drill/rpc/methods/miner-and-debug';
import { NET_AND_WEB3 } from '@/lib/drill/rpc/methods/net-and-web3';
import { TXPOOL } from '@/lib/drill/rpc/methods/txpool';
import { method, type RpcMethod } from '@/lib/drill/rpc/rpc-method';

/** As the recorded nodes were started; `rpc` is always served. */
export const API_GROUPS = ['admin', 'debug', 'eth', 'istanbul', 'miner', 'net', 'txpool', 'web3'] as const;

/** Every method of the drill's nodes, by name. */
export const METHODS: ReadonlyMap<string, RpcMethod> = new Map(
  Object.entries({
    ...ETH_BLOCKS,
    ...ETH_TRANSACTIONS,
    ...ETH_ACCOUNTS,
    ...ETH_NODE,
    ...NET_AND_WEB3,
    ...TXPOOL,
    ...ISTANBUL,
    ...ADMIN,
    ...MINER,
    ...DEBUG,
    rpc_modules: method([], ({ node }) => {
      const open = ['rpc', ...API_GROUPS.filter((group) => !node.closedApis.has(group))];
      return sortedKeys(Object.fromEntries(open.map((group) => [group, '1.0'])));
    }),
  }),
);
