import { say } from './phrases';

const MEANINGS: Readonly<Record<string, Parameters<typeof say>[0]>> = {
  eth: 'group.eth',
  net: 'group.net',
  web3: 'group.web3',
  admin: 'group.admin',
  istanbul: 'group.istanbul',
  qbft: 'group.qbft',
  txpool: 'group.txpool',
  debug: 'group.debug',
  miner: 'group.miner',
};

/** What an API group of a node gives the watch; "" for a group without a word. */
export function groupMeans(group: string): string {
  const key = MEANINGS[group];
  return key ? say(key) : '';
}
