import { parseChainConfig } from '@/lib/consensus/chain-config';
import { CodecError } from '@/lib/consensus/codec-error';
import { snapshotOfGenesis } from '@/lib/consensus/follow-votes';
import { settingsAt } from '@/lib/consensus/settings-at';
import type { Address, Block } from '@/lib/consensus/types';
import { dialectOf } from '@/lib/rpc/dialects';
import type { TickWrite } from '@/lib/storage/store';
import { absurdOver, forgetBlock, isNear, isRefuted } from './distrust';
import { countedNodes, type NetworkState } from './network-state';
import type { NodeState } from './node-watch';
import { noteChanges } from './note-changes';
import type { Harvest } from './poll-node';

/** What of an answer has to be kept and what has to be asked again. */
export type TakenIn = {
  readonly claims: TickWrite['claims'][number][];
  readonly lapses: TickWrite['lapses'][number][];
  readonly again: { readonly node: string; readonly height: number }[];
};

/** More heights of false headers than this tell nothing more of a node. */
const MAX_FALSE = 100;

/** Longer without any answer than this, a new head may have come at any time in between: it is not live. */
const GAP_MS = 10_000;

/** Believes an answer, as far as it may be believed: headers are read and hashed before their hashes count as claims. */
export function takeIn(state: NetworkState, node: NodeState, harvest: Harvest, now: number): TakenIn {
  const taken: TakenIn = { claims: [], lapses: [], again: [] };
  if (node.wrongChain) return taken;
  const name = node.watched.name;
  const wasHead = state.claims.headOf(name);
  const { latest: told } = harvest;
  if (told && isAbsurd(state, node, harvest, told, now)) return taken;
  const isWatched = state.lastHeardAt !== null && now - state.lastHeardAt <= GAP_MS;
  const good = (block: Block): boolean => {
    const isLive = isWatched && wasHead !== null && block.header.height > Math.min(state.top, wasHead.height);
    const refuted = isRefuted(state, block.header);
    if (refuted) {
      node.falseHeader = { height: block.header.height, detail: refuted.detail, at: now, confirmed: true };
      return false;
    }
    const verdict = state.book.hear(name, block, now, isLive);
    if (verdict.state === 'good') return true;
    const { height } = block.header;
    const reads = (node.falseReads.get(height) ?? 0) + 1;
    if (node.falseReads.size < MAX_FALSE) node.falseReads.set(height, reads);
    const confirmed = reads > 1 || node.falseHeader?.confirmed === true;
    node.falseHeader = { height, detail: verdict.detail, at: now, confirmed };
    if (reads === 1) taken.again.push({ node: name, height });
    return false;
  };
  const latest = harvest.latest && good(harvest.latest) ? harvest.latest : null;
  const blocks = harvest.blocks.filter(good);
  if (node.falseHeader && latest && node.falseHeader.at < now) {
    node.falseHeader = null;
    node.falseReads.clear();
  }
  const said = latest ? [latest, ...blocks] : blocks;
  if (said.length > 0 || harvest.absent.length > 0) {
    const heard = state.claims.hear({
      node: name,
      at: now,
      head: latest && { height: latest.header.height, hash: latest.header.hash },
      blocks: said.map(({ header: { height, hash, parentHash } }) => ({ height, hash, parentHash })),
      absent: harvest.absent,
    });
    taken.claims.push(...heard.fresh.map(({ node: of, height, hash, at }) => ({ node: of, height, hash, at })));
    taken.lapses.push(...heard.lapsed.map(({ node: of, height, hash, lapsedAt }) => ({ node: of, height, hash, at: lapsedAt })));
    taken.again.push(...heard.ask);
    node.head = state.claims.headOf(name);
    noteChanges(state, node, wasHead, heard, now);
    if (latest) node.lastKept = null;
  }
  node.head = state.claims.headOf(name);
  if (node.head) state.top = Math.max(state.top, node.head.height);
  state.lastHeardAt = now;
  if (giveSets(state, node, harvest, latest)) state.book.refresh();
  return taken;
}

/** A head far above everybody's whose header proves nothing, even with the sets told beside it, is not taken in, nor anything that came with it. */
function isAbsurd(state: NetworkState, node: NodeState, harvest: Harvest, latest: Block, now: number): boolean {
  const { header } = latest;
  if (isNear(state, node, header.height)) {
    node.absurdHead = null;
    return false;
  }
  const isKnown = state.book.has(header.hash);
  if (state.book.hear(node.watched.name, latest, now, false).state === 'good' && giveSets(state, node, harvest, latest))
    state.book.refresh();
  const highest = absurdOver(state, node, header);
  node.absurdHead = highest === null ? null : { height: header.height, highest, at: now };
  if (highest === null) return false;
  if (!isKnown) forgetBlock(state, header.hash);
  return true;
}

function giveSets(state: NetworkState, node: NodeState, harvest: Harvest, latest: Block | null): boolean {
  const { ledger } = state;
  let isNew = false;
  for (const snapshot of harvest.snapshots) isNew = ledger.give(snapshot.hash, { validators: snapshot.validators, snapshot }) || isNew;
  for (const { height, validators, copied } of harvest.sets) {
    if (validators.length === 0) continue;
    const parent = height === 'next' ? latest?.header.hash : height === 'head' ? latest?.header.parentHash : parentOf(state, node, height);
    const of =
      height === 'head' ? latest?.header.hash : typeof height === 'number' ? state.claims.hashOf(node.watched.name, height) : undefined;
    if (parent) isNew = ledger.give(parent, { validators: sorted(validators), ...(copied && of ? { copiedFrom: of } : {}) }) || isNew;
  }
  for (const { header } of [...harvest.blocks, ...(latest ? [latest] : [])])
    if (header.height === 0) isNew = giveGenesis(state, header.hash) || isNew;
  return isNew;
}

function parentOf(state: NetworkState, node: NodeState, height: number) {
  const own = state.claims.hashOf(node.watched.name, height - 1);
  if (own) return own;
  const hash = state.claims.hashOf(node.watched.name, height);
  return hash ? state.book.header(hash)?.parentHash : undefined;
}

/** The genesis block is configuration: its list is the first set. */
function giveGenesis(state: NetworkState, hash: `0x${string}`): boolean {
  const block = state.book.picture(hash);
  if (!block?.facts || (state.chain.genesis !== null && state.chain.genesis !== hash)) return false;
  const configured = state.config?.genesis.validators ?? null;
  const snapshot = snapshotOfGenesis(block.header, block.facts, configured);
  return 'unknown' in snapshot ? false : state.ledger.give(hash, { validators: snapshot.validators, snapshot });
}

const sorted = (validators: readonly Address[]): readonly Address[] => [...validators].sort();

/** Chooses the chain config (the first counted node that tells one) and puts its rules in force; a config that can't be read is none. */
export function settleConfig(state: NetworkState): void {
  const counted = countedNodes(state);
  const family = dialectOf(counted.find((node) => node.clientVersion !== null)?.clientVersion ?? null).hashFamily;
  const told = counted.find((node) => node.configJson !== null && node.configJson !== undefined);
  if (family === state.family && state.configFrom === (told?.configJson ?? null)) return;
  state.configFrom = told?.configJson ?? null;
  const config = told ? readConfig(told) : null;
  if (family === state.family && JSON.stringify(config) === JSON.stringify(state.config)) return;
  state.config = config;
  state.family = family;
  const settings = config && settingsAt(config, Math.max(0, state.top + 1));
  if (settings) state.ledger.configure(settings);
  state.book.configure({ settingsAt: (height) => (config ? settingsAt(config, height) : null), family });
}

function readConfig(node: NodeState): NetworkState['config'] {
  try {
    return parseChainConfig(node.configJson, dialectOf(node.clientVersion).hashFamily);
  } catch (error) {
    if (error instanceof CodecError) return null;
    throw error;
  }
}
