import type { Hash } from '@/lib/consensus/types';
import { cannotRead, type GoType, GoTypeError, jsonKind } from '@/lib/drill/rpc/go/go-type';
import { goHash } from '@/lib/drill/rpc/go/hex-types';

/** A height ("earliest" is 0), or one of the two names that are none. */
export type BlockTag = number | 'latest' | 'pending';
export type BlockChoice = { readonly tag: BlockTag } | { readonly hash: Hash; readonly mustBeCanonical: boolean } | null;

const LARGEST = 2n ** 63n - 1n;

/** Source: quorum rpc/types.go BlockNumber; a value that is no string is read as its JSON text, which has no 0x. */
export const blockNumber: GoType<BlockTag> = {
  optional: false,
  read: (value) => tagIn(typeof value === 'string' ? value : JSON.stringify(value), 'block number larger than int64'),
};

function tagIn(text: string, tooLarge: string): BlockTag {
  if (text === 'latest' || text === 'pending') return text;
  if (text === 'earliest') return 0;
  const height = decodeUint64(text);
  if (height > LARGEST) throw new GoTypeError(tooLarge);
  return Number(height);
}

/** Source: quorum common/hexutil/hexutil.go DecodeUint64, checkNumber. */
function decodeUint64(text: string): bigint {
  if (text === '') throw new GoTypeError('empty hex string');
  if (!/^0x/i.test(text)) throw new GoTypeError('hex string without 0x prefix');
  const digits = text.slice(2);
  if (digits === '') throw new GoTypeError('hex string "0x"');
  if (digits.length > 1 && digits.startsWith('0')) throw new GoTypeError('hex number with leading zero digits');
  if (!/^[0-9a-f]+$/i.test(digits)) throw new GoTypeError('invalid hex string');
  if (digits.length > 16) throw new GoTypeError('hex number > 64 bits');
  return BigInt(`0x${digits}`);
}

/** A tag, a height, a hash or an object with one of them; null = an object (or null) that names none. Source: quorum rpc/types.go BlockNumberOrHash. */
export const blockNumberOrHash: GoType<BlockChoice> = {
  optional: false,
  read: (value) => {
    if (value === null) return null;
    if (typeof value === 'string') return choiceIn(value);
    if (typeof value !== 'object' || Array.isArray(value)) throw cannotRead(jsonKind(value), 'string');
    const fields = new Map(Object.entries(value).map(([key, entry]) => [key.toLowerCase(), entry as unknown]));
    const number = fields.get('blocknumber') ?? null;
    const hash = fields.get('blockhash') ?? null;
    if (number !== null && hash !== null) throw new GoTypeError('cannot specify both BlockHash and BlockNumber, choose one or the other');
    try {
      if (hash !== null) return { hash: goHash.read(hash), mustBeCanonical: fields.get('requirecanonical') === true };
      return number === null ? null : { tag: blockNumber.read(number) };
    } catch {
      // The client then tries the same JSON as a string, and says only what that came to.
      throw cannotRead('object', 'string');
    }
  },
};

function choiceIn(text: string): BlockChoice {
  if (text.length !== 66) return { tag: tagIn(text, 'blocknumber too high') };
  if (!/^0x/i.test(text)) throw new GoTypeError('hex string without 0x prefix');
  if (!/^0x[0-9a-f]+$/i.test(text)) throw new GoTypeError('invalid hex string');
  return { hash: text.toLowerCase() as Hash, mustBeCanonical: false };
}
