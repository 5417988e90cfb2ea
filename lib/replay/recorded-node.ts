import type { Hash } from '@/lib/consensus/types';
import { ancestorAt, blockFor, heightOf, isHash, keepsValidators } from '@/lib/replay/block-book';
import { callKey, kindOf, setsIntent } from '@/lib/replay/call-kinds';
import { placeIn } from '@/lib/replay/follow-heads';
import { countUntil, momentAt, nearestMoment, type Opening } from '@/lib/replay/moments';
import type { Answer, AskedCall, HeadSeen, RecordedCall, RecordedNode, Recording } from '@/lib/replay/recording';

/** One node of a recording at one instant (ms since 1970); `opening` is where playing began. */
export type NodeAt = { readonly recording: Recording; readonly node: RecordedNode; readonly at: number; readonly opening: Opening };

/** Said for everything the recording doesn't hold, never null: a null would be an answer. */
export const NOT_RECORDED = { ok: false, error: { code: -32000, message: 'not recorded' } } as const satisfies Answer;

const METHOD_NOT_FOUND = -32601;
const METHOD_NOT_ENABLED = -32604;
const INVALID_PARAMS = -32602;

/** Whether the node refuses connections now: the last line that tells failed. A node of which no line tells is up. */
export function isDown({ node, at, opening }: NodeAt): boolean {
  return momentAt(node.reach, at, opening)?.up === false;
}

/** The node's recorded head now; null = not known. */
export function headOf({ node, at, opening }: NodeAt): HeadSeen | null {
  return momentAt(node.heads, at, opening) ?? null;
}

/** What the node answers to one call now, each call by itself. Only what the recording holds and what is true of the node's branch now. */
export function answerCall(view: NodeAt, call: AskedCall): Answer {
  const { node, at } = view;
  const closed = nearestMoment(node.byMethod.get(call.method) ?? [], at)?.answer;
  if (closed?.ok === false && (closed.error.code === METHOD_NOT_FOUND || closed.error.code === METHOD_NOT_ENABLED)) return closed;
  const same = node.byKey.get(callKey(call.method, call.params)) ?? [];
  const wrong = same.find(({ answer }) => !answer.ok && answer.error.code === INVALID_PARAMS);
  if (wrong !== undefined) return wrong.answer;
  const head = headOf(view);
  switch (kindOf(call.method)) {
    case 'chain':
      return chainAnswer(view, head, call, same);
    case 'static':
      return nearestMoment(same, at)?.answer ?? NOT_RECORDED;
    case 'tick':
      return momentAt(same, at, view.opening)?.answer ?? NOT_RECORDED;
    case 'peers':
      return peersAnswer(view, same);
    case 'intent':
      return intentAnswer(view, same);
    case 'set':
      return isLatest(call.params) ? setAnswer(view, head, same) : byHeightAnswer(view, head, call, same);
    case 'block':
      return isLatest(call.params) ? atSameHead(view, head, same) : byHeightAnswer(view, head, call, same);
    case 'hash':
      return byHashAnswer(view, head, call, same);
    case 'mined':
      return minedAnswer(view, head, same);
    case 'head':
      return atSameHead(view, head, same);
    case 'effect':
      return NOT_RECORDED;
  }
}

const firstParam = (params: unknown): unknown => (Array.isArray(params) ? (params as unknown[])[0] : undefined);
const isLatest = (params: unknown): boolean => (firstParam(params) ?? 'latest') === 'latest';
const given = (result: unknown): Answer => ({ ok: true, result });

function chainAnswer(view: NodeAt, head: HeadSeen | null, { method, params }: AskedCall, same: readonly RecordedCall[]): Answer {
  if (head === null) return NOT_RECORDED;
  if (method === 'eth_blockNumber') return given(`0x${head.height.toString(16)}`);
  const [asked, objects] = Array.isArray(params) ? (params as unknown[]) : [];
  if (typeof objects !== 'boolean') return atSameHead(view, head, same);
  if (method === 'eth_getBlockByHash') return blockByHash(view, head, asked, objects, same);
  const height = asked === 'latest' ? head.height : asked === 'earliest' ? 0 : heightOf(asked);
  if (height === null) return atSameHead(view, head, same);
  if (height > head.height) return given(null);
  const { blocks } = view.recording;
  const block = height === head.height ? blocks.byHash.get(head.hash) : ancestorAt(blocks, head.hash, height);
  const copy = block === undefined || block === null ? null : blockFor(block, view.node.name, view.at, objects);
  return copy === null ? NOT_RECORDED : given(copy);
}

/** null only where the node lacks the block for certain: its branch holds another at that height, its head is below, or it said so itself. */
function blockByHash(view: NodeAt, head: HeadSeen, asked: unknown, objects: boolean, same: readonly RecordedCall[]): Answer {
  const hash = isHash(asked) ? (asked.toLowerCase() as Hash) : null;
  const block = hash === null ? undefined : view.recording.blocks.byHash.get(hash);
  if (block === undefined) return same.find(({ answer }) => answer.ok && answer.result === null)?.answer ?? NOT_RECORDED;
  const holds = onBranch(view, head, block.hash);
  if (holds === null) return NOT_RECORDED;
  if (!holds) {
    const kept = atSameHead(view, head, same);
    return kept.ok ? kept : given(null);
  }
  const copy = blockFor(block, view.node.name, view.at, objects);
  return copy === null ? NOT_RECORDED : given(copy);
}

/** Whether the block of this hash is on the branch under `head`; null = the recording doesn't tell. */
function onBranch({ recording }: NodeAt, head: HeadSeen, hash: Hash): boolean | null {
  const block = recording.blocks.byHash.get(hash);
  if (block === undefined) return null;
  if (block.height > head.height) return false;
  const ancestor = ancestorAt(recording.blocks, head.hash, block.height);
  return ancestor === null ? null : ancestor.hash === hash;
}

/** The last of the calls until now, else the first after it, that passes. */
function nearestThat(calls: readonly RecordedCall[], at: number, passes: (call: RecordedCall) => boolean): Answer {
  const count = countUntil(calls, at);
  const found = calls.slice(0, count).findLast(passes) ?? calls.slice(count).find(passes);
  return found?.answer ?? NOT_RECORDED;
}

/** The head when a call was recorded: whatever the opening, the last one seen by then. */
const headAsOf = ({ node }: NodeAt, at: number): HeadSeen | null => node.heads[countUntil(node.heads, at) - 1] ?? null;

function atSameHead(view: NodeAt, head: HeadSeen | null, same: readonly RecordedCall[]): Answer {
  if (head === null) return NOT_RECORDED;
  return nearestThat(
    same,
    view.at,
    (call) => ((call.answer.ok ? placeIn(call.answer.result)?.hash : undefined) ?? headAsOf(view, call.at)?.hash) === head.hash,
  );
}

/** Validators at the head: as last recorded, while no block since then can have changed them. */
function setAnswer(view: NodeAt, head: HeadSeen | null, same: readonly RecordedCall[]): Answer {
  if (head === null) return NOT_RECORDED;
  const last = same[countUntil(same, view.at) - 1];
  if (last?.answer.ok === true) {
    const since = placeIn(last.answer.result)?.hash ?? headAsOf(view, last.at)?.hash;
    if (since !== undefined && keepsValidators(view.recording.blocks, head.hash, since)) return last.answer;
  }
  return atSameHead(view, head, same);
}

/** The hash the node had at a height when its head was `head`: 'above' the head, or null where the recording doesn't tell. */
function hashAt({ recording }: NodeAt, head: HeadSeen, height: number): Hash | 'above' | null {
  if (height > head.height) return 'above';
  if (height === head.height) return head.hash;
  const hashes = recording.blocks.hashesAt.get(height);
  return ancestorAt(recording.blocks, head.hash, height)?.hash ?? (hashes?.size === 1 ? ([...hashes][0] ?? null) : null);
}

function byHeightAnswer(view: NodeAt, head: HeadSeen | null, { params }: AskedCall, same: readonly RecordedCall[]): Answer {
  const asked = firstParam(params);
  const height = asked === 'earliest' ? 0 : typeof asked === 'number' && Number.isSafeInteger(asked) ? asked : heightOf(asked);
  if (head === null || height === null || (Array.isArray(params) && params.length > 1)) return atSameHead(view, head, same);
  const now = hashAt(view, head, height);
  if (now === null) return NOT_RECORDED;
  return nearestThat(same, view.at, (call) => {
    const named = call.answer.ok ? placeIn(call.answer.result)?.hash : undefined;
    const then = headAsOf(view, call.at);
    return (named ?? (then === null ? null : hashAt(view, then, height))) === now;
  });
}

/** A block by hash is known to the node or it isn't: successes hold while it is on the branch, refusals while it isn't. */
function byHashAnswer(view: NodeAt, head: HeadSeen | null, { params }: AskedCall, same: readonly RecordedCall[]): Answer {
  const asked = firstParam(params);
  if (head === null || !isHash(asked)) return atSameHead(view, head, same);
  const hash = asked.toLowerCase() as Hash;
  const holds = onBranch(view, head, hash);
  if (holds === null && view.recording.blocks.byHash.has(hash)) return NOT_RECORDED;
  const exact = atSameHead(view, head, same);
  if (exact.ok) return exact;
  return nearestThat(same, view.at, ({ answer }) => (answer.ok && answer.result !== null) === (holds === true));
}

/** A receipt holds while its block is on the branch; "no such transaction" at the same head. */
function minedAnswer(view: NodeAt, head: HeadSeen | null, same: readonly RecordedCall[]): Answer {
  if (head === null) return NOT_RECORDED;
  return nearestThat(same, view.at, ({ at, answer }) => {
    const block = answer.ok ? (answer.result as { blockHash?: unknown } | null)?.blockHash : undefined;
    return isHash(block) ? onBranch(view, head, block.toLowerCase() as Hash) === true : headAsOf(view, at)?.hash === head.hash;
  });
}

/** The peer list is asked far more rarely than the count: it holds while the count still fits. */
function peersAnswer(view: NodeAt, same: readonly RecordedCall[]): Answer {
  const answer = momentAt(same, view.at, view.opening)?.answer ?? NOT_RECORDED;
  const count = momentAt(view.node.byMethod.get('net_peerCount') ?? [], view.at, view.opening)?.answer;
  if (!answer.ok || !Array.isArray(answer.result) || count?.ok !== true) return answer;
  return Number(count.result) === answer.result.length ? answer : NOT_RECORDED;
}

/** The votes a node wants to cast: as last recorded, unless it was told another wish since. */
function intentAnswer(view: NodeAt, same: readonly RecordedCall[]): Answer {
  const last = momentAt(same, view.at, view.opening);
  if (last === undefined) return NOT_RECORDED;
  const changed = view.node.calls.some((call) => setsIntent(call.method) && call.at > last.at && call.at <= view.at);
  return changed ? NOT_RECORDED : last.answer;
}
