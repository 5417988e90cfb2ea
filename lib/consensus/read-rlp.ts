import { CodecError } from '@/lib/consensus/codec-error';

/** A cursor inside one RLP list. It only ever looks at the bytes it was given and copies none. */
export type RlpReader = {
  readonly done: () => boolean;
  readonly bytes: (what: string) => Uint8Array;
  readonly list: (what: string) => RlpReader;
  /** @throws CodecError when something is left over. */
  readonly end: (what: string) => void;
};

type Item = { readonly isList: boolean; readonly start: number; readonly end: number };

/**
 * Reads RLP the strict way go-ethereum does (rlp/decode.go): shortest form only, nothing past the end. No recursion: the caller asks
 * for the shape it expects, so deep or huge input costs no more than its length.
 * @throws CodecError naming what was being read.
 */
export function readRlp(source: Uint8Array, start = 0, end = source.length): RlpReader {
  let at = start;
  const take = (what: string, wantsList: boolean): Item => {
    const item = itemAt(source, at, end, what);
    if (item.isList !== wantsList)
      throw new CodecError(`${what} is a ${item.isList ? 'list' : 'byte string'} instead of a ${wantsList ? 'list' : 'byte string'}`);
    at = item.end;
    return item;
  };
  return {
    done: () => at >= end,
    bytes: (what) => {
      const item = take(what, false);
      return source.subarray(item.start, item.end);
    },
    list: (what) => {
      const item = take(what, true);
      return readRlp(source, item.start, item.end);
    },
    end: (what) => {
      if (at < end) throw new CodecError(`${what} has ${end - at} bytes left over`);
    },
  };
}

function itemAt(source: Uint8Array, at: number, end: number, what: string): Item {
  const first = source[at];
  if (at >= end || first === undefined) throw new CodecError(`${what} is missing`);
  if (first < 0x80) return { isList: false, start: at, end: at + 1 };
  const isList = first >= 0xc0;
  const short = first - (isList ? 0xc0 : 0x80);
  const lengthBytes = short > 55 ? short - 55 : 0;
  const start = at + 1 + lengthBytes;
  const size = lengthBytes === 0 ? short : longSize(source, at + 1, lengthBytes, end, what);
  if (start + size > end) throw new CodecError(`${what} runs past the end of what holds it`);
  if (!isList && size === 1 && lengthBytes === 0 && (source[start] ?? 0) < 0x80)
    throw new CodecError(`${what} is not in the shortest RLP form`);
  return { isList, start, end: start + size };
}

function longSize(source: Uint8Array, at: number, lengthBytes: number, end: number, what: string): number {
  if (at + lengthBytes > end) throw new CodecError(`${what} runs past the end of what holds it`);
  // Four bytes of length are 4 GiB already: more is never real and would leave the range of exact numbers.
  if (lengthBytes > 4) throw new CodecError(`${what} runs past the end of what holds it`);
  let size = 0;
  for (let i = 0; i < lengthBytes; i++) size = size * 256 + (source[at + i] ?? 0);
  if (source[at] === 0 || size < 56) throw new CodecError(`${what} is not in the shortest RLP form`);
  return size;
}
