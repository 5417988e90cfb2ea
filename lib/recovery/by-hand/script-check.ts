import { type Phrase, phrase } from '@/lib/incidents/phrase';
import type { Check } from '../plan-types';

/** One question to the node itself: it is so when the answer, without its spaces, holds this text. */
export type ScriptCheck = {
  readonly says: Phrase;
  readonly method: string;
  readonly params: readonly unknown[];
  readonly holds: string;
  /** It has to be so at every look for longer than this; 0 = once. */
  readonly forMs: number;
};

type Enodes = Readonly<Record<string, string>>;
type Of<K extends Check['kind']> = Extract<Check, { kind: K }>;

const result = (value: unknown): string => `"result":${JSON.stringify(value)}`;
const hex = (value: number): string => `0x${value.toString(16)}`;
const ask = (says: Phrase, method: string, params: readonly unknown[], holds: string, forMs = 0): ScriptCheck => ({
  ...{ says, method, params, holds, forMs },
});
const block = (says: Phrase, at: number | 'latest', hash: string): ScriptCheck =>
  ask(says, 'eth_getBlockByNumber', [at === 'latest' ? at : hex(at), false], `"hash":"${hash}"`);

/** The public key of an address as it stands in `admin_nodeInfo` and `admin_peers`; null = it is none. */
export function keyOf(enode: string | undefined): string | null {
  return /^enode:\/\/([0-9a-f]{128})@/i.exec(enode ?? '')?.[1]?.toLowerCase() ?? null;
}

/** Table of what a node can be asked about itself; empty = only Quorumwatch, which sees all nodes, can judge it. */
const ASKED: { readonly [K in Check['kind']]: (check: Of<K>, enodes: Enodes) => readonly ScriptCheck[] } = {
  'same-chain': ({ chainId, genesis }) => [
    ask(phrase('hand.script.chain', { id: `${chainId}` }), 'eth_chainId', [], result(hex(chainId))),
    ...(genesis === null ? [] : [block(phrase('hand.script.genesis', { hash: { hash: genesis } }), 0, genesis)]),
  ],
  core: ({ running, forMs = 0 }) => [
    ask(phrase(running ? 'hand.script.core-runs' : 'hand.script.core-stopped'), 'eth_mining', [], result(running), forMs),
  ],
  'no-peers': ({ forMs }) => [ask(phrase('hand.script.alone'), 'net_peerCount', [], result('0x0'), forMs)],
  head: ({ is, orBelow }) =>
    orBelow ? [] : [block(phrase('hand.script.head', { height: is.height, hash: { hash: is.hash } }), 'latest', is.hash)],
  holds: ({ block: { height, hash } }) => [block(phrase('hand.script.holds', { height, hash: { hash } }), height, hash)],
  linked: ({ to }, enodes) => linkedWith(to, enodes),
  'only-linked': ({ to }, enodes) => [
    ...linkedWith(to, enodes),
    ask(phrase('hand.script.peers', { count: to.length }), 'net_peerCount', [], result(hex(to.length))),
  ],
  reaches: ({ height, via }) => [
    ask(phrase('hand.script.reaches', { height }), 'eth_getBlockByNumber', [hex(height), false], `"number":"${hex(height)}"`),
    block(phrase('hand.script.holds', { height: via.height, hash: { hash: via.hash } }), via.height, via.hash),
  ],
  grows: () => [],
  cycle: () => [],
  'person-says': () => [],
};

/** What the node is asked for one check of a plan. Those of other nodes, and of several together, are left to Quorumwatch. */
export function scriptChecks(check: Check, node: string, enodes: Enodes): readonly ScriptCheck[] {
  if (!('node' in check) || check.node !== node) return [];
  return (ASKED[check.kind] as (one: Check, all: Enodes) => readonly ScriptCheck[])(check, enodes);
}

function linkedWith(to: readonly string[], enodes: Enodes): readonly ScriptCheck[] {
  return to.flatMap((name) => {
    const key = keyOf(enodes[name]);
    return key === null ? [] : [ask(phrase('hand.script.linked', { to: name }), 'admin_peers', [], key)];
  });
}
