import { phrase } from '@/lib/incidents/phrase';
import type { Check } from '../plan-types';
import type { NodeLook } from '../survey-types';
import { heldFor } from './held-for';
import { holdsBlock } from './holds-block';
import { callPeer, countPeers, peerName } from './peer-names';
import type { Reading, Verdict } from './reading';

type Of<K extends Check['kind']> = Extract<Check, { kind: K }>;
type Judge<K extends Check['kind']> = (check: Of<K>, look: NodeLook, reading: Reading) => Verdict;

const notTold = (node: string): Verdict => ({ state: 'unknown', seen: phrase('run.seen.not-told', { node }) });

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

const sameChain: Judge<'same-chain'> = ({ node, chainId, genesis, address }, look) => {
  const seen = phrase('run.seen.chain', { node, chain: look.chainId === null ? null : String(look.chainId), address: look.address });
  if (look.chainId !== null && look.chainId !== chainId) return { state: 'failed', seen };
  if (genesis !== null && look.genesis !== null && !same(look.genesis, genesis))
    return { state: 'failed', seen: phrase('run.seen.genesis', { node, hash: { hash: look.genesis } }) };
  if (address !== null && look.address !== null && !same(look.address, address)) return { state: 'failed', seen };
  const isTold = look.chainId !== null && (genesis === null || look.genesis !== null) && (address === null || look.address !== null);
  return isTold ? { state: 'passed', seen } : notTold(node);
};

/** What has to be so at every look for a while: the proof begins anew whenever it is not, or is not told. */
function steadily(key: string, forMs: number, isSo: boolean | null, seen: Verdict['seen'], look: NodeLook, reading: Reading): Verdict {
  const forgets = { [key]: null, [`last ${key}`]: null };
  if (isSo === null) return { ...notTold(look.node), keeps: forgets };
  if (!isSo) return { state: 'waiting', seen, keeps: forgets };
  const { ms, keeps } = heldFor(key, look, reading);
  if (forMs === 0 || ms > forMs) return { state: 'passed', seen, keeps };
  return { state: 'waiting', seen: phrase('run.seen.for', { seen: { phrase: seen }, for: { ms } }), keeps };
}

const core: Judge<'core'> = ({ node, running, forMs = 0 }, look, reading) => {
  const seen = look.mining ? phrase('run.seen.core-on', { node }) : phrase('run.seen.core-off', { node });
  const isSo = look.mining === null ? null : look.mining === running;
  return steadily(`core:${running}:${node}`, forMs, isSo, seen, look, reading);
};

const noPeers: Judge<'no-peers'> = ({ node, forMs }, look, reading) => {
  const { plan } = reading;
  const count = countPeers(look);
  const named = (look.peers ?? []).map((peer) => callPeer(plan, peer));
  const seen = named.length > 0 ? phrase('run.seen.linked', { node, to: { list: named } }) : phrase('run.seen.peers', { node, count });
  return steadily(`no-peers:${node}`, forMs, count === null ? null : count === 0, seen, look, reading);
};

const head: Judge<'head'> = ({ node, is, orBelow }, { head: found }) => {
  if (!found) return notTold(node);
  const seen = phrase('run.seen.head', { node, height: found.height, hash: { hash: found.hash } });
  if (found.height > is.height) return { state: 'waiting', seen };
  if (found.hash === is.hash) return { state: 'passed', seen };
  // Below, or another block in its place: waiting changes nothing, it can come back only from peers.
  // What it may still tell of heights above its head are leftovers of the rewind.
  const isBelow = found.height < is.height;
  return { state: orBelow && isBelow ? 'passed' : 'failed', seen };
};

const holds: Judge<'holds'> = ({ node, block }, look) => {
  const does = holdsBlock(look, block);
  if (does === 'unknown') return notTold(node);
  const params = { node, height: block.height, hash: { hash: block.hash } };
  if (does === 'yes') return { state: 'passed', seen: phrase('run.seen.holds', params) };
  return { state: 'waiting', seen: phrase('run.seen.holds-not', params) };
};

const linked: Judge<'linked'> = ({ node, to }, { peers }, { plan, run }) => {
  const wanted = to.filter((name) => !(name in run.leftOut));
  if (peers === null)
    return wanted.length === 0 ? { state: 'passed', seen: phrase('run.seen.linked', { node, to: { list: [] } }) } : notTold(node);
  const names = new Set(peers.map((peer) => peerName(plan, peer)));
  const missing = wanted.filter((name) => !names.has(name));
  if (missing.length === 0) return { state: 'passed', seen: phrase('run.seen.linked', { node, to: { list: wanted } }) };
  return { state: 'waiting', seen: phrase('run.seen.not-linked', { node, to: { list: missing } }) };
};

const onlyLinked: Judge<'only-linked'> = ({ node, to: all }, look, { plan, run }) => {
  const to = all.filter((name) => !(name in run.leftOut));
  const count = countPeers(look);
  if (count === null || (look.peers === null && count > 0)) return notTold(node);
  const others = (look.peers ?? []).filter((peer) => !to.includes(peerName(plan, peer) ?? ''));
  const isAll = others.length === 0 && count === (look.peers ?? []).length;
  if (isAll) return { state: 'passed', seen: phrase('run.seen.peers', { node, count }) };
  return { state: 'waiting', seen: phrase('run.seen.others', { node, peers: { list: others.map((peer) => callPeer(plan, peer)) } }) };
};

const reaches: Judge<'reaches'> = ({ node, height, via, or }, look) => {
  if (!look.head) return notTold(node);
  const seen = phrase('run.seen.head', { node, height: look.head.height, hash: { hash: look.head.hash } });
  if (or && holdsBlock(look, or) === 'yes') return { state: 'passed', seen };
  if (look.head.height < height) return { state: 'waiting', seen };
  const does = holdsBlock(look, via);
  if (does === 'unknown') return notTold(node);
  return { state: does === 'yes' ? 'passed' : 'waiting', seen };
};

/** Checks of one node's answer. */
export const JUDGE_NODE = {
  'same-chain': sameChain,
  core,
  'no-peers': noPeers,
  head,
  holds,
  linked,
  'only-linked': onlyLinked,
  reaches,
} satisfies { readonly [K in Check['kind']]?: Judge<K> };
