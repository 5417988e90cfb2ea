/** What stands in a parameter: itself, or something of the network's own that must be put in its place. */
export type Slot =
  | { readonly kind: 'literal'; readonly value: unknown }
  /** A height the node holds, as hex or as a JSON number. */
  | { readonly kind: 'height' | 'height-number' }
  /** A block the node holds; one it does not hold; one with transactions in it. */
  | { readonly kind: 'held-hash' | 'missing-hash' | 'hash-with-transactions' }
  | { readonly kind: 'transaction' | 'enode' | 'outsider' };

export type SlotKind = Exclude<Slot['kind'], 'literal'>;

const literal = (value: unknown): Slot => ({ kind: 'literal', value });
const FAR_HEIGHT = '0xffffff';

function hashSlot(method: string, text: string, found: boolean): Slot {
  // 0x1111… and 0x2222… are nobody's hash, on any network.
  if (/^0x(.)\1+$/.test(text)) return literal(text);
  if (/TransactionByHash$|TransactionReceipt$/.test(method)) return { kind: 'transaction' };
  if (/ByBlockHashAndIndex$/.test(method)) return { kind: found ? 'hash-with-transactions' : 'missing-hash' };
  return { kind: found ? 'held-hash' : 'missing-hash' };
}

/** What a recorded parameter stands for. `found` = the node answered with something: that is how a held hash is told from a missing one. */
export function slotOf(method: string, index: number, param: unknown, found: boolean): Slot {
  if (typeof param === 'number' && method === 'debug_getBlockRlp') return { kind: 'height-number' };
  if (typeof param !== 'string') return literal(param);
  if (/^0x[0-9a-f]{64}$/.test(param)) return hashSlot(method, param, found);
  if (/^0x[0-9a-f]{40}$/.test(param)) return { kind: 'outsider' };
  if (/^enode:\/\/[0-9a-f]{128}@/.test(param)) return { kind: 'enode' };
  const isHeight = /^0x[1-9a-f][0-9a-f]*$/.test(param) && param !== FAR_HEIGHT && !(index > 0 && /AndIndex$/.test(method));
  return isHeight ? { kind: 'height' } : literal(param);
}

/** The call with its slots, as people read it: `eth_getBlockByNumber(<height>, false)`. */
export function describeCall(method: string, slots: readonly Slot[]): string {
  return `${method}(${slots.map((slot) => (slot.kind === 'literal' ? JSON.stringify(slot.value) : `<${slot.kind}>`)).join(', ')})`;
}
