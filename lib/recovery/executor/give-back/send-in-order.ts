import type { Address, Hash } from '@/lib/consensus/types';
import { type Phrase, phrase } from '@/lib/incidents/phrase';
import type { RpcErrorCode } from '@/lib/rpc/types';
import type { SavedTransaction } from '../../saved-transactions';
import { answerOf, askMany } from '../evidence/ask-many';
import type { AskedNode } from '../evidence/types';
import { scrubbed } from '../scrubbed';

export type SendOutcome = {
  readonly hash: Hash;
  /** `lost` = the answer did not come: perhaps taken. `not-yet` = no pool is ready for it. `held` = not sent, an earlier nonce is not there. */
  readonly kind: 'taken' | 'refused' | 'lost' | 'not-yet' | 'held';
  readonly detail: Phrase | null;
};

/** What one node said to one sending. `answered` = it has it; `lost` = nothing was heard of it; `said` is scrubbed. */
export type SendAnswer = {
  readonly hash: Hash;
  readonly node: string;
  readonly outcome: 'answered' | 'refused' | 'lost';
  readonly said: string;
};

type Sending = {
  readonly nodes: readonly AskedNode[];
  readonly intend: (transaction: { readonly hash: Hash; readonly node: string }) => Promise<void>;
  /** Keeps what came of it; resolves when it is kept. */
  readonly tell: (answer: SendAnswer) => Promise<void>;
  readonly mayGoOn: () => boolean;
};

/** It was there. Source: quorum core/tx_pool.go ErrAlreadyKnown; besu TRANSACTION_ALREADY_KNOWN. */
const IS_THERE = /already known|known transaction|already imported/i;
/**
 * Surely not taken, and only for now. A node that was rewound goes by the state it had before until the second block after it, for nonces and for
 * balances; a full pool gets room. Source: quorum core/tx_pool.go reset, validateTx, ErrTxPoolOverflow.
 */
const NOT_FOR_NOW = /nonce too low|nonce below|insufficient funds|balance too low|pool is full|pool overflow/i;
/** The node, or what stands before it, takes no transactions, or not the one that was meant answers: another may. */
const NOT_HERE: readonly RpcErrorCode[] = ['method-unavailable', 'unauthorized'];
/** Nodes that are tried for one transaction in one pass. */
const MOST_TRIED = 3;

/** Sends each sender's transactions in the order of nonces, one at a time; a sender's list ends where one is not taken. */
export async function sendInOrder(
  order: readonly { readonly sender: Address; readonly transactions: readonly SavedTransaction[] }[],
  sending: Sending,
): Promise<readonly SendOutcome[]> {
  const outcomes: SendOutcome[] = [];
  for (const { sender, transactions } of order) {
    const nodes = await readyFor(sending.nodes, sender, transactions[0]?.nonce ?? 0);
    let next = nodes[0]?.next ?? 0;
    let stop: Phrase | null = nodes.length === 0 ? phrase('given-back.nobody') : null;
    for (const { hash, nonce, raw } of transactions) {
      if (!sending.mayGoOn()) return outcomes;
      if (stop === null && nonce !== null && nonce > next) stop = phrase('given-back.held', { nonce: next });
      if (stop !== null || raw === null) {
        outcomes.push({ hash, kind: 'held', detail: stop });
        continue;
      }
      const outcome = await sendToOne(nodes, { hash, raw }, sending);
      outcomes.push(outcome);
      if (outcome.kind === 'taken') next = Math.max(next, (nonce ?? next) + 1);
      else stop = phrase('given-back.held-after', { nonce });
    }
  }
  return outcomes;
}

type Ready = { readonly node: AskedNode; readonly next: number };

/** To the first node; to the next one only after a clear word that this one did not take it. */
async function sendToOne(
  nodes: readonly Ready[],
  { hash, raw }: { readonly hash: Hash; readonly raw: string },
  { intend, tell }: Sending,
): Promise<SendOutcome> {
  let said: Phrase | null = null;
  for (const { node } of nodes.slice(0, MOST_TRIED)) {
    await intend({ hash, node: node.name });
    const call = { method: 'eth_sendRawTransaction', params: [raw], parse: (value: unknown) => value };
    const { outcomes, transport } = await node.client.send([call]);
    const [outcome] = outcomes;
    const isLost = !outcome.ok && (transport !== null || outcome.error.code === 'wrong-shape');
    const word = { node: node.name, said: scrubbed(node.client, outcome.ok ? JSON.stringify(outcome.value) : outcome.error.message) };
    await tell({ hash, ...word, outcome: outcome.ok ? 'answered' : isLost ? 'lost' : 'refused' });
    if (outcome.ok || IS_THERE.test(outcome.error.message)) return { hash, kind: 'taken', detail: null };
    if (isLost) return { hash, kind: 'lost', detail: phrase('given-back.unsure', word) };
    if (!NOT_FOR_NOW.test(outcome.error.message) && !NOT_HERE.includes(outcome.error.code))
      return { hash, kind: 'refused', detail: phrase('given-back.refused', word) };
    said = phrase('given-back.not-ready', word);
  }
  return { hash, kind: 'not-yet', detail: said };
}

/** Nodes whose pools are ready for this nonce first; then those that may go by an old state; last those that lack what comes before it. */
async function readyFor(nodes: readonly AskedNode[], sender: Address, nonce: number): Promise<readonly Ready[]> {
  const told = await Promise.all(
    nodes.map(async (node) => {
      const [asked] = await askMany(node, [{ method: 'eth_getTransactionCount', params: [sender, 'pending'] }], 1);
      const answer = answerOf(asked);
      const next = typeof answer === 'string' && /^0x[0-9a-f]+$/i.test(answer) ? Number(answer) : Number.NaN;
      return { node, next };
    }),
  );
  const rank = ({ next }: Ready): number => (next === nonce ? 0 : next > nonce ? 1 : 2);
  const able = told.filter(({ next }) => Number.isSafeInteger(next)).sort((one, other) => rank(one) - rank(other));
  return able.filter((one) => rank(one) < 2 || one === able[0]);
}
