import type { Address, Hash } from '@/lib/consensus/types';
import type { SavedTransaction } from '../../saved-transactions';
import { answerOf, askMany } from '../evidence/ask-many';
import type { AskedNode } from '../evidence/types';

export type SendOutcome = {
  readonly hash: Hash;
  /** `lost` = the answer did not come: perhaps taken. `not-yet` = no pool is ready for it. `held` = not sent, an earlier nonce is not there. */
  readonly kind: 'taken' | 'refused' | 'lost' | 'not-yet' | 'held';
  readonly detail: string | null;
};

type Sending = {
  readonly nodes: readonly AskedNode[];
  readonly intend: (transaction: { readonly hash: Hash; readonly node: string }) => Promise<void>;
  readonly mayGoOn: () => boolean;
};

/** It was there. Source: quorum core/tx_pool.go ErrAlreadyKnown; besu TRANSACTION_ALREADY_KNOWN. */
const IS_THERE = /already known|known transaction|already imported/i;
/** Surely not taken. A node that was rewound goes by the state it had before until the second block after it. Source: quorum core/tx_pool.go reset. */
const POOL_IS_BEHIND = /nonce too low|nonce below/i;

/** Sends each sender's transactions in the order of nonces, one at a time; a sender's list ends where one is not taken. */
export async function sendInOrder(
  order: readonly { readonly sender: Address; readonly transactions: readonly SavedTransaction[] }[],
  sending: Sending,
): Promise<readonly SendOutcome[]> {
  const outcomes: SendOutcome[] = [];
  for (const { sender, transactions } of order) {
    const nodes = await readyFor(sending.nodes, sender, transactions[0]?.nonce ?? 0);
    let next = nodes[0]?.next ?? 0;
    let stop: string | null = nodes.length === 0 ? 'no node tells the next nonce of its sender' : null;
    for (const { hash, nonce, raw } of transactions) {
      if (!sending.mayGoOn()) return outcomes;
      if (stop === null && nonce !== null && nonce > next) stop = `nonce ${next} of its sender is not there`;
      if (stop !== null || raw === null) {
        outcomes.push({ hash, kind: 'held', detail: stop });
        continue;
      }
      const outcome = await sendToOne(nodes, { hash, raw }, sending);
      outcomes.push(outcome);
      if (outcome.kind === 'taken') next = Math.max(next, (nonce ?? next) + 1);
      // The rest of a list whose pools are not ready comes with the next pass.
      else if (outcome.kind !== 'refused') break;
      else stop = `nonce ${nonce} of its sender was not taken`;
    }
  }
  return outcomes;
}

type Ready = { readonly node: AskedNode; readonly next: number };

/** To the first node; to the next one only after a clear word that this one did not take it. */
async function sendToOne(
  nodes: readonly Ready[],
  { hash, raw }: { readonly hash: Hash; readonly raw: string },
  { intend }: Sending,
): Promise<SendOutcome> {
  for (const { node } of nodes) {
    await intend({ hash, node: node.name });
    const call = { method: 'eth_sendRawTransaction', params: [raw], parse: (value: unknown) => value };
    const { outcomes, transport } = await node.client.send([call]);
    const [outcome] = outcomes;
    if (outcome.ok || IS_THERE.test(outcome.error.message)) return { hash, kind: 'taken', detail: null };
    if (transport !== null || outcome.error.code === 'wrong-shape') return { hash, kind: 'lost', detail: outcome.error.message };
    if (!POOL_IS_BEHIND.test(outcome.error.message)) return { hash, kind: 'refused', detail: `${node.name}: ${outcome.error.message}` };
  }
  return { hash, kind: 'not-yet', detail: null };
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
