import type { BlockPicture } from '@/lib/chain/picture';
import type { Lapse } from '@/lib/chain/types';
import type { Address, Hash } from '@/lib/consensus/types';
import type { BlockFact, ClaimRow, EventRow, Store, WatchedSpan } from '@/lib/storage/store';
import { fromBlockFact } from './block-fact';
import { DEFAULT_RULE } from './draw-height';
import { settingsOf } from './follow-up';
import type { Frame, SetMoment } from './history-log';
import { HISTORY_KINDS } from './history-log';
import { type NetworkState, newNetworkState, WINDOW_HEIGHTS } from './network-state';
import { type NodeMoment, nodeFromMoment } from './node-moment';
import { restoreFork } from './remember';
import { ROUNDS_KEPT_MS } from './round-book';
import { settleConfig } from './take-in';
import { type ForkTold, forkOf, readData, TURN_EVENTS } from './verdict-turns';

/** The state of a watch as its store tells it for one moment, with the verdict that stood. */
export type PastState = {
  readonly state: NetworkState;
  readonly intervalMs: number;
  readonly verdict: { readonly state: string; readonly since: number | null } | null;
};

/** First claims looked through for the highest height of a moment: more than what a start fills in after the head. */
const NEWEST = 600;
/** Rewound heights this far under the highest claim ever made are found in the first look. */
const SLACK = 64;

/**
 * What the watch knew at `at`, from the store alone and by bounded reads; `span` = the stretch it lies in, `before` = until when was watched
 * before it. null = what its nodes said then is not kept any more.
 */
export async function stateAt(
  network: { readonly id: string; readonly name: string },
  store: Store,
  at: number,
  span: WatchedSpan,
  before: number | null,
): Promise<PastState | null> {
  const { id, name } = network;
  const framed = await store.lastEvent(id, 'frame', at);
  if (framed === null || framed.at < span.from) return null;
  const frame = JSON.parse(framed.data) as Frame;
  const later = await store.events(id, framed.at, { until: at, kinds: HISTORY_KINDS });
  const moments = momentsAt(frame, later);
  const state = newNetworkState(
    id,
    name,
    moments.map((moment) => nodeFromMoment(moment, at, frame.configs)),
    span.from,
  );
  state.chain = frame.chain;
  state.asOf = at;
  state.lastHeardAt = at;
  state.watchedBefore = before;
  const turns = await Promise.all(TURN_EVENTS.map((kind) => store.lastEvent(id, kind, at)));
  const fork = forkAt(turns);
  const { claims, lapsed } = await claimsAt(store, id, at, moments, fork?.told ?? null);
  hearClaims(state, claims, moments, at);
  state.claims.restoreLapsed(lapsed);
  settleConfig(state);
  await recallBlocks(state, store, claims, setsAt(frame, later), at);
  restoreRounds(state, await store.rounds(id, at - ROUNDS_KEPT_MS, at));
  const verdict = verdictOf(turns);
  if (fork) restoreFork(state, fork.told, claims);
  if (fork || verdict?.state === 'forked') believeAll(state);
  state.forkSeenAt = fork?.at ?? null;
  return { state, intervalMs: frame.intervalMs, verdict };
}

/** Each node's newest moment, in configured order. */
function momentsAt(frame: Frame, later: readonly EventRow[]): readonly NodeMoment[] {
  const newest = new Map(frame.nodes.map((moment) => [moment.name, moment]));
  for (const { kind, data } of later) {
    if (kind !== 'node') continue;
    const moment = JSON.parse(data) as NodeMoment;
    newest.set(moment.name, moment);
  }
  return [...newest.values()];
}

function setsAt(frame: Frame, later: readonly EventRow[]): readonly SetMoment[] {
  return [frame.set, ...later.filter(({ kind }) => kind === 'set').map(({ data }) => JSON.parse(data) as SetMoment)];
}

/** The fork that stood: told of, and not gone since. */
function forkAt(turns: readonly (EventRow | null)[]): { readonly told: ForkTold; readonly at: number } | null {
  const told = turns.filter((turn) => turn !== null && turn.kind !== 'verdict') as EventRow[];
  const newest = told.reduce<EventRow | null>((best, turn) => (best === null || turn.at >= best.at ? turn : best), null);
  if (newest === null || newest.kind === 'fork-gone') return null;
  const fork = forkOf(readData(newest.data));
  return fork && { told: fork, at: told.find(({ kind }) => kind === 'fork-seen')?.at ?? newest.at };
}

function verdictOf(turns: readonly (EventRow | null)[]): PastState['verdict'] {
  const turn = turns.find((one) => one?.kind === 'verdict');
  const said = turn ? readData(turn.data) : {};
  if (!turn || typeof said.to !== 'string') return null;
  return { state: said.to, since: said.since === null || typeof said.since === 'number' ? said.since : turn.at };
}

type Told = { readonly claims: readonly ClaimRow[]; readonly lapsed: readonly Lapse[] };

/** What stood at `at`, and what had lapsed by then: at the newest heights, and where the chains part. */
async function claimsAt(store: Store, id: string, at: number, moments: readonly NodeMoment[], fork: ForkTold | null): Promise<Told> {
  const [claimed = null] = await store.topHeights(id, [at], NEWEST);
  const heads = moments.flatMap(({ head }) => head?.height ?? []);
  const highest = Math.max(-1, claimed ?? -1, ...heads);
  if (highest < 0) return { claims: [], lapsed: [] };
  let low = Math.max(0, highest - WINDOW_HEIGHTS - SLACK);
  let rows = await store.claims(id, low, highest);
  const stood = (claim: ClaimRow) => claim.at <= at && (claim.lapsedAt === null || claim.lapsedAt > at);
  const top = rows.filter(stood).reduce((most, { height }) => Math.max(most, height), Math.max(-1, ...heads));
  if (top - WINDOW_HEIGHTS < low) {
    low = Math.max(0, top - WINDOW_HEIGHTS);
    rows = await store.claims(id, low, highest);
  }
  for (const height of fork ? forkHeights(fork) : []) if (height < low) rows = [...(await store.claims(id, height, height)), ...rows];
  const lapsed = rows.flatMap((row): Lapse[] => (row.lapsedAt !== null && row.lapsedAt <= at ? [{ ...row, lapsedAt: row.lapsedAt }] : []));
  return { claims: rows.filter(stood), lapsed: lapsed.sort((a, b) => a.lapsedAt - b.lapsedAt) };
}

/** The last common heights and the ones above them, of inner forks too. */
function forkHeights({ fork, point }: ForkTold): readonly number[] {
  const heights = new Set([fork.ancestor.height, fork.height]);
  const points = point ? [point] : [];
  for (let one = points.pop(); one; one = points.pop()) {
    heights.add(one.ancestor.height).add(one.height);
    for (const { inner } of one.branches) if (inner) points.push(inner);
  }
  return [...heights].sort((a, b) => a - b);
}

function hearClaims(state: NetworkState, claims: readonly ClaimRow[], moments: readonly NodeMoment[], at: number): void {
  const byNode = new Map<string, ClaimRow[]>();
  for (const claim of claims) byNode.set(claim.node, [...(byNode.get(claim.node) ?? []), claim]);
  const headOf = new Map(moments.map((moment) => [moment.name, moment.head]));
  for (const node of state.nodes) {
    const { name } = node.watched;
    const own = byNode.get(name) ?? [];
    const highest = own.reduce<ClaimRow | null>((best, claim) => (best && best.height >= claim.height ? best : claim), null);
    const head = highest ?? headOf.get(name) ?? null;
    if (node.wrongChain || !head) continue;
    state.claims.restore(own);
    state.claims.hear({ node: name, at, head: { height: head.height, hash: head.hash }, blocks: [] });
    node.head = state.claims.headOf(name);
    state.top = Math.max(state.top, head.height);
  }
  state.floor = Math.max(0, state.top - WINDOW_HEIGHTS - SLACK);
}

async function recallBlocks(
  state: NetworkState,
  store: Store,
  claims: readonly ClaimRow[],
  sets: readonly SetMoment[],
  at: number,
): Promise<void> {
  const low = Math.max(0, state.top - WINDOW_HEIGHTS);
  const below = [...new Set(claims.filter(({ height }) => height < low).map(({ height }) => height))];
  const far = below.filter((height) => height < state.floor);
  const facts = [...(await store.blocks(state.id, low, state.top))];
  for (const height of far) facts.push(...(await store.blocks(state.id, height, height)));
  for (const fact of facts) if (fact.firstSeenAt <= at) recallBlock(state, fact, sets);
  const validators = sets.at(-1)?.validators;
  const anchors = new Set<Hash>(claims.map(({ hash }) => hash));
  if (validators) for (const hash of anchors) state.ledger.give(hash, { validators });
}

/** Seals are not recovered again: who made them is kept. */
function recallBlock(state: NetworkState, fact: BlockFact, sets: readonly SetMoment[]): void {
  const drawn = fromBlockFact(fact, settingsOf(state, fact.height)?.quorumRule ?? DEFAULT_RULE, () => null);
  if (drawn) state.book.recall({ ...drawn, parentValidators: parentSetOf(fact, sets) } satisfies BlockPicture);
}

/** The set in force at the block's height, if it is the one that was counted when the block was judged. */
function parentSetOf({ height, validatorCount }: BlockFact, sets: readonly SetMoment[]): readonly Address[] | null {
  const inForce = sets.findLast((set) => set.height !== null && set.height < height) ?? sets[0];
  const fits = inForce?.validators?.length === validatorCount;
  return fits ? (inForce?.validators ?? null) : (sets.find(({ validators }) => validators?.length === validatorCount)?.validators ?? null);
}

function restoreRounds(state: NetworkState, rows: Parameters<NetworkState['rounds']['restore']>[0]): void {
  state.rounds.restore(rows, state.floor);
}

/** What stood when the verdict was forked had been read twice. */
function believeAll(state: NetworkState): void {
  state.believed = new Map(state.claims.disputed().map((height) => [height, new Set(state.claims.support(height).keys())]));
}
