import type { Slot, SlotKind } from '@/lib/drill/conformance/slot';
import type { Answered } from '@/lib/drill/conformance/types';

/** Puts one call to one node. */
export type Ask = (method: string, params: readonly unknown[]) => Promise<Answered>;

/** What a network puts in place of the recorded values; a kind without a value can't be asked for. */
export type OwnValues = Readonly<Partial<Record<SlotKind, unknown>>>;

/** Blocks looked through, from the head down, for one with a transaction. */
const SEARCHED = 64;
const NOBODYS_HASH = `0x${'deadbeef'.repeat(8)}`;
const NOBODYS_ADDRESS = `0x${'00000000000000000000000000000000deadbeef'}`;

type WireBlock = { readonly number: string; readonly hash: string; readonly transactions: readonly string[] };

async function blockAt(ask: Ask, tag: string): Promise<WireBlock | null> {
  const answer = await ask('eth_getBlockByNumber', [tag, false]);
  return answer.ok && answer.result !== null && typeof answer.result === 'object' ? (answer.result as WireBlock) : null;
}

async function blockWithTransactions(ask: Ask, head: number): Promise<WireBlock | null> {
  for (let height = head; height > Math.max(0, head - SEARCHED); height -= 1) {
    const block = await blockAt(ask, `0x${height.toString(16)}`);
    if (block !== null && block.transactions.length > 0) return block;
  }
  return null;
}

/** Looks at a node for values to ask about: its head, a block with transactions, its own enode. Only reads. */
export async function findOwnValues(ask: Ask): Promise<OwnValues> {
  const head = await blockAt(ask, 'latest');
  const values: Partial<Record<SlotKind, unknown>> = { 'missing-hash': NOBODYS_HASH, outsider: NOBODYS_ADDRESS };
  if (head === null) return values;
  const height = Number(head.number);
  const filled = await blockWithTransactions(ask, height);
  const info = await ask('admin_nodeInfo', []);
  const enode = info.ok && typeof info.result === 'object' ? (info.result as { enode?: unknown } | null)?.enode : undefined;
  return {
    ...values,
    ...(height > 0 ? { height: head.number, 'height-number': height, 'held-hash': head.hash } : {}),
    ...(filled === null ? {} : { 'hash-with-transactions': filled.hash, transaction: filled.transactions[0] }),
    ...(enode === undefined ? {} : { enode }),
  };
}

/** The parameters of a recorded call with a network's own values in them; null when it has none of a kind. */
export function fillSlots(slots: readonly Slot[], values: OwnValues): readonly unknown[] | null {
  const params = slots.map((slot) => (slot.kind === 'literal' ? slot.value : values[slot.kind]));
  return params.includes(undefined) ? null : params;
}
