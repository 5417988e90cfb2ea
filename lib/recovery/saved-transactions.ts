import type { Address, Hash, Hex } from '@/lib/consensus/types';
import type { BlockId } from './survey-types';

/** What a receipt says that somebody may have acted on. */
export type ReceiptFacts = { readonly status: string | null; readonly gasUsed: string | null; readonly contract: string | null };

/** A transaction of saved blocks, once, with every saved block that holds it. null = not saved, or not readable. */
export type SavedTransaction = {
  readonly hash: Hash;
  readonly raw: Hex | null;
  readonly sender: Address | null;
  readonly nonce: number | null;
  /** GoQuorum: v is 37 or 38, its data a hash of what only its parties' transaction managers hold. */
  readonly isPrivate: boolean;
  readonly blocks: readonly (BlockId & { readonly receipt: ReceiptFacts | null })[];
};

/** A saved piece with its body as JSON. */
export type PieceBody = { readonly kind: string; readonly height: number | null; readonly hash: Hash | null; readonly body: unknown };

type Fields = Readonly<Record<string, unknown>>;

/** Length of a payload's hash in a transaction's data: 64 bytes. Source: quorum private/engine EncryptedPayloadHash. */
const PAYLOAD_HASH = 2 + 128;

/**
 * Every transaction of the saved blocks, each once, in the order of heights and places. A block whose transactions could not be saved gives none:
 * evidence names it as missing.
 */
export function savedTransactions(pieces: readonly PieceBody[], chainId: number): readonly SavedTransaction[] {
  const receipts = new Map<string, ReceiptFacts>();
  const raws = new Map<Hash, Hex>();
  for (const { kind, hash, body } of pieces) {
    if (kind === 'raw-transactions') for (const one of listIn(body, 'transactions')) if (isHex(one.raw)) raws.set(lower(one.hash), one.raw);
    if (kind === 'receipts' && hash !== null)
      for (const { answer } of listIn(body, 'asked'))
        if (isFields(answer)) receipts.set(`${hash} ${lower(answer.transactionHash)}`, factsOf(answer));
  }
  const found = new Map<Hash, SavedTransaction>();
  const blocks = pieces.filter(({ kind, height, hash }) => kind === 'block' && height !== null && hash !== null);
  for (const { height, hash, body } of [...blocks].sort((one, other) => (one.height ?? 0) - (other.height ?? 0))) {
    if (height === null || hash === null) continue;
    for (const fields of listIn(listIn(body, 'asked')[0]?.answer, 'transactions')) {
      const name = lower(fields.hash);
      if (name === '0x') continue;
      const known = found.get(name) ?? { ...read(fields, chainId), hash: name, raw: raws.get(name) ?? null, blocks: [] };
      if (known.blocks.some((block) => block.hash === hash)) continue;
      const receipt = receipts.get(`${hash} ${name}`) ?? null;
      found.set(name, { ...known, blocks: [...known.blocks, { height, hash, receipt }] });
    }
  }
  return [...found.values()];
}

export const factsOf = ({ status, gasUsed, contractAddress }: Fields): ReceiptFacts => ({
  status: textOf(status),
  gasUsed: textOf(gasUsed),
  contract: textOf(contractAddress),
});

function read(fields: Fields, chainId: number): Pick<SavedTransaction, 'sender' | 'nonce' | 'isPrivate'> {
  const nonce = Number(textOf(fields.nonce) ?? 'x');
  const v = Number(textOf(fields.v) ?? 'x');
  const input = textOf(fields.input) ?? '';
  return {
    sender: isHex(fields.from) ? (fields.from.toLowerCase() as Address) : null,
    nonce: Number.isSafeInteger(nonce) ? nonce : null,
    // On chain 1 every replay-protected transaction has this v: there only the form of the data tells.
    isPrivate: (v === 37 || v === 38) && (chainId !== 1 || input.length === PAYLOAD_HASH),
  };
}

function listIn(body: unknown, key: string): readonly Fields[] {
  const list = isFields(body) ? body[key] : null;
  return Array.isArray(list) ? list.filter(isFields) : [];
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const isHex = (value: unknown): value is Hex => typeof value === 'string' && /^0x[0-9a-f]+$/i.test(value);
const lower = (value: unknown): Hash => (isHex(value) ? (value.toLowerCase() as Hash) : '0x');
const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
