import { answerForkPoint, type ForkAnswer } from '@/lib/chain/fork-point';
import type { Question } from '@/lib/chain/types';
import { genesisHash } from '@/lib/consensus/header-digests';
import { dialectOf } from '@/lib/rpc/dialects';
import type { Ask } from './ask';
import { distrust } from './distrust';
import { blockKey, type FollowUp, isQuiet, notePointless, planFollowUp, setKey } from './follow-up';
import type { NetworkState } from './network-state';
import type { NodeState } from './node-watch';
import { noteAnswer } from './note-answer';
import { askBlock, askEverythingAnew, askSet, type Harvest, newHarvest, pollAsks } from './poll-node';
import { settleChain } from './settle-chain';
import { settleConfig, type TakenIn, takeIn } from './take-in';

/** More rounds of questions than this wait for the next tick, so that watching never stops for searching. */
const MAX_ROUNDS = 12;

export type TickDeps = {
  readonly now: () => number;
  /** Server ms of a clock that never stands still: back-off counts by it. */
  readonly pace: () => number;
  /** Waits real ms. */
  readonly wait: (ms: number) => Promise<void>;
  /** Called when a node answered after its tick had gone on without it. */
  readonly onLate: () => void;
};

/** What one tick heard; it is kept in one transaction. */
export type TickNews = { readonly claims: TakenIn['claims']; readonly lapses: TakenIn['lapses'] };

/** A claim that lapses before it was kept is not kept: the store takes lapses in before claims. */
function addLapses(news: TickNews, lapses: readonly TakenIn['lapses'][number][]): void {
  if (lapses.length === 0) return;
  const key = (of: { readonly node: string; readonly height: number; readonly hash: string }) => `${of.node} ${of.height} ${of.hash}`;
  const gone = new Set(lapses.map(key));
  const left = news.claims.filter((claim) => !gone.has(key(claim)));
  // No spread: while the store fails there may be more of them than a call may have arguments.
  news.claims.length = 0;
  for (const claim of left) news.claims.push(claim);
  for (const lapse of lapses) news.lapses.push(lapse);
}

/** Polls every node that may be asked, one request each, then asks what is missing, in bounded rounds. A slow node is not waited for. */
export async function runTick(state: NetworkState, deps: TickDeps, graceMs: number, news: TickNews): Promise<void> {
  const again: Question[] = [];
  const pace = deps.pace();
  const due = state.nodes.filter((node) => !node.inFlight && node.client.mayAsk(pace));
  let isOver = false;
  const hear = (node: NodeState, harvest: Harvest) => {
    hearGenesis(node, harvest);
    const before = node.head?.height ?? -1;
    const told = `${node.chainId} ${node.genesis}`;
    if (told !== node.settledAs) addLapses(news, settleChain(state, deps.now()));
    node.settledAs = told;
    const taken = takeIn(state, node, harvest, deps.now());
    addLapses(news, taken.lapses);
    news.claims.push(...taken.claims);
    again.push(...taken.again);
    // Its files may have been exchanged between two polls: before it is called a branch it must prove to be of this chain.
    if (node.head !== null && node.head.height < before && node.wrongChain === null) again.push({ node: node.watched.name, height: 0 });
    if (!isOver) return;
    judge();
    deps.onLate();
  };
  const judge = () => {
    settleConfig(state);
    addLapses(news, distrust(state, deps.now()));
  };
  const polls = due.map((node) => poll(state, node, deps, hear));
  await Promise.race([Promise.all(polls), deps.wait(graceMs)]);
  judge();
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const plan = planFollowUp(state, again.splice(0), deps.now());
    if (isQuiet(plan)) break;
    const answers: ForkAnswer[] = [];
    const asked = [...new Set([...plan.heights.keys(), ...plan.sets.keys()])].map((name) =>
      followUp(state, name, plan, answers, deps, hear),
    );
    answers.push(...silentAnswers(state, plan));
    await Promise.race([Promise.all(asked), deps.wait(graceMs)]);
    judge();
    if (state.search && answers.length > 0) state.search = { ...state.search, state: answerForkPoint(state.search.state, answers) };
    else if (asked.length === 0) break;
  }
  isOver = true;
  state.asOf = deps.now();
}

/** A first block read now goes before what the node once said of its genesis. */
function hearGenesis(node: NodeState, { blocks }: Harvest): void {
  const first = blocks.find(({ header }) => header.height === 0)?.header;
  if (first !== undefined && genesisHash(first) === first.hash) node.genesis = first.hash;
}

function setAnswering(node: NodeState, answering: boolean, now: number): void {
  if (node.answering !== answering || node.answeringChangedAt === null) node.answeringChangedAt = now;
  node.answering = answering;
}

/** A node that was away before the watch was started again, or is since: it is who it was, and counts as before. */
function recogniseSilent(node: NodeState, now: number): void {
  if (!node.known || node.lastAnswerAt !== null) return;
  const { proves, silent } = node.known;
  node.proves ??= proves;
  node.head ??= node.lastKept && { ...node.lastKept };
  node.lastAnswerAt = silent?.heardAt ?? now;
  node.answeringChangedAt = silent?.since ?? now;
}

async function poll(
  state: NetworkState,
  node: NodeState,
  deps: TickDeps,
  hear: (node: NodeState, harvest: Harvest) => void,
): Promise<void> {
  const harvest = newHarvest();
  const wasAnswering = node.answering;
  if (!wasAnswering) askEverythingAnew(node);
  const exchanged = await exchange(node, pollAsks(node, state.claims, harvest, deps.now()));
  node.latencyMs = exchanged.latencyMs;
  // A node that answers, but not what its head is, is not a node whose word can be counted now.
  node.failure = exchanged.transport ?? harvest.latestError;
  setAnswering(node, node.failure === null, deps.now());
  noteAnswer(node, exchanged.transport ? null : exchanged.latencyMs, node.failure, deps.now());
  if (exchanged.transport) {
    recogniseSilent(node, deps.now());
    return;
  }
  node.isBack = !wasAnswering && node.lastAnswerAt !== null;
  node.lastAnswerAt = deps.now();
  hear(node, harvest);
  node.isBack = false;
}

async function followUp(
  state: NetworkState,
  name: string,
  plan: FollowUp,
  answers: ForkAnswer[],
  deps: TickDeps,
  hear: (node: NodeState, harvest: Harvest) => void,
): Promise<void> {
  const node = state.nodes.find((one) => one.watched.name === name);
  if (!node || node.inFlight) return;
  const harvest = newHarvest();
  const heights = [...(plan.heights.get(name) ?? [])];
  const sets = [...(plan.sets.get(name) ?? [])];
  const asks = [
    ...heights.map((height) => askBlock(harvest, height)),
    ...sets.flatMap((height) => askSet(harvest, height, dialectOf(node.clientVersion))),
  ];
  const { transport } = await exchange(node, asks);
  const searched = plan.search.get(name) ?? new Set<number>();
  if (!transport) {
    for (const { height } of harvest.refused) notePointless(state, blockKey(name, height), deps.now());
    if (sets.length > 0 && harvest.sets.length === 0) notePointless(state, setKey(name), deps.now());
  }
  for (const height of searched) {
    const block = harvest.blocks.find(({ header }) => header.height === height);
    answers.push({ node: name, height, answer: block ? block.header.hash : harvest.absent.includes(height) ? null : 'failed' });
  }
  if (transport) {
    node.failure = transport;
    setAnswering(node, false, deps.now());
    return;
  }
  hear(node, harvest);
}

async function exchange(node: NodeState, asks: readonly Ask[]): ReturnType<NodeState['client']['send']> {
  node.inFlight = true;
  try {
    const exchanged = await node.client.send(asks.map(({ call }) => call));
    asks.forEach(({ take }, index) => {
      const outcome = exchanged.outcomes[index];
      if (outcome) take(outcome);
    });
    return exchanged;
  } finally {
    node.inFlight = false;
  }
}

/** A node that does not answer is left out of the search at once; one that is only busy is asked in a later round. */
function silentAnswers(state: NetworkState, { search }: FollowUp): ForkAnswer[] {
  return [...search].flatMap(([name, heights]) => {
    const node = state.nodes.find((one) => one.watched.name === name);
    return node?.answering ? [] : [...heights].map((height) => ({ node: name, height, answer: 'failed' as const }));
  });
}
