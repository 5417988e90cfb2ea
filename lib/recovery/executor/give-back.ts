import type { Hash } from '@/lib/consensus/types';
import { lostTransactions } from '../lost-transactions';
import type { GivenBack } from '../run-types';
import { type PieceBody, savedTransactions } from '../saved-transactions';
import { sendOrder } from '../send-order';
import type { BlockId } from '../survey-types';
import type { AskedNode, PieceShelf } from './evidence/types';
import { lookFor } from './give-back/look-for';
import { type SendAnswer, type SendOutcome, sendInOrder } from './give-back/send-in-order';

export type GiveBackTask = {
  readonly chainId: number;
  readonly nodes: readonly AskedNode[];
  /** Where the evidence of the plan lies, or of the plan that dropped the branch. */
  readonly shelf: Pick<PieceShelf, 'saved' | 'body'>;
  /** Blocks whose transactions are to be accounted for. */
  readonly dropped: readonly BlockId[];
  /** Hashes whose sending was intended before, in any run of this plan. */
  readonly intended: ReadonlySet<Hash>;
  /** Outcomes kept so far. */
  readonly known: readonly GivenBack[];
  /** Keeps that a transaction is about to be sent; resolves when it is kept. */
  readonly intend: (transaction: { readonly hash: Hash; readonly node: string }) => Promise<void>;
  /** Keeps what a node said to it; resolves when it is kept. */
  readonly tell: (answer: SendAnswer) => Promise<void>;
  /** Asked before each sending: a pause ends it there. */
  readonly mayGoOn: () => boolean;
  /** Server ms. From `until` on it is done even if transactions still wait in pools. */
  readonly now: () => number;
  readonly until: number;
};

export type GiveBackResult = {
  readonly transactions: readonly GivenBack[];
  readonly isDone: boolean;
  /** Dropped blocks whose transactions nobody has. */
  readonly unsaved: readonly BlockId[];
};

/**
 * One pass: looks where every saved transaction is, sends what no node has, by sender in the order of nonces, and looks again. To be called again
 * until it is done. Each sending is intended first; what was intended and not answered (a kill, a cut line) is resolved by looking, and sent
 * again only when no node has it and its nonce is free, so a transaction never counts twice. Rejects with a StoreError only.
 */
export async function giveBack(task: GiveBackTask): Promise<GiveBackResult> {
  const { nodes, chainId, known, now } = task;
  const pieces = await bodies(task.shelf);
  const saved = savedTransactions(pieces, chainId);
  const there = new Set(pieces.flatMap(({ kind, hash }) => (kind === 'block' ? [hash] : [])));
  const result = (transactions: readonly GivenBack[]): GiveBackResult => ({
    transactions,
    isDone: transactions.every(isSettled) || now() >= task.until,
    unsaved: task.dropped.filter(({ hash }) => !there.has(hash)),
  });
  const intended = new Set(task.intended);
  const before = lostTransactions(saved, await lookFor(nodes, saved), { intended, known }, now());
  const order = sendOrder(saved, before, now());
  if (order.length === 0) return result(before);
  const outcomes = await sendInOrder(order, {
    ...task,
    intend: async (transaction) => {
      await task.intend(transaction);
      intended.add(transaction.hash);
    },
  });
  const answered = merged(before, outcomes, now());
  const after = lostTransactions(saved, await lookFor(nodes, saved), { intended, known: answered }, now());
  // Whom it waits for is told anew by each pass.
  const held = new Map(outcomes.flatMap(({ hash, kind, detail }) => (kind === 'held' ? [[hash, detail] as const] : [])));
  return result(after.map((one) => (one.fate === 'missing' && held.has(one.hash) ? { ...one, detail: held.get(one.hash) ?? null } : one)));
}

async function bodies(shelf: GiveBackTask['shelf']): Promise<readonly PieceBody[]> {
  const wanted = (await shelf.saved()).filter(({ kind }) => kind === 'block' || kind === 'receipts' || kind === 'raw-transactions');
  const read: PieceBody[] = [];
  for (const { id, kind, height, hash } of wanted) {
    const body = await shelf.body(id);
    if (body !== null) read.push({ kind, height, hash, body: JSON.parse(body) as unknown });
  }
  return read;
}

/** Answers of this pass as kept outcomes, so that the look after them knows what was refused, what was taken, and what was sent in vain. */
function merged(before: readonly GivenBack[], outcomes: readonly SendOutcome[], at: number): readonly GivenBack[] {
  const answers = new Map(outcomes.map((one) => [one.hash, one]));
  return before.map((one) => {
    const answer = answers.get(one.hash);
    if (answer === undefined || answer.kind === 'held') return one;
    const { kind, detail } = answer;
    const fate = kind === 'refused' ? 'refused' : kind === 'taken' ? 'resent' : 'missing';
    const { times, taken } = one.sent ?? { times: 0, taken: 0 };
    return { ...one, fate, detail, at, sent: { times: times + 1, taken: taken + Number(kind === 'taken'), at } };
  });
}

/** What no later pass mends: its bytes are not there, something drops it, or an earlier nonce of its sender that nobody has holds it back. */
const NO_MORE: readonly string[] = ['given-back.no-bytes', 'given-back.gone', 'given-back.held', 'given-back.held-after'];

/** Waiting in a pool, not known, or still to be sent: not settled yet. */
function isSettled({ fate, detail, block }: GivenBack): boolean {
  if (fate === 'unknown' || fate === 'back-in-pool') return false;
  if (fate === 'resent') return block !== null;
  return fate !== 'missing' || (detail !== null && NO_MORE.includes(detail.key));
}
