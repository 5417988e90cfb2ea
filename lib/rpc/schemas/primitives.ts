import { z } from 'zod';
import type { Address, Hash, Hex } from '@/lib/consensus/types';

const QUANTITY = /^0x(?:0|[1-9a-f][0-9a-f]*)$/i;
const DATA = /^0x(?:[0-9a-f]{2})*$/i;
const ZERO = `0x${'0'.repeat(40)}`;

/** What is wrong with a value; no Error, as a bad answer makes thousands of them and nobody needs their stacks. */
class Fault {
  readonly message: string;
  constructor(message: string) {
    this.message = message;
  }
}

/** What a wrong value is, in a few words: never more than 24 characters of it. */
function shown(raw: unknown): string {
  if (raw === undefined) return 'nothing';
  if (raw === null) return 'null';
  if (Array.isArray(raw)) return 'a list';
  if (typeof raw === 'object') return 'an object';
  const text = typeof raw === 'string' ? raw : String(raw);
  return `${typeof raw} ${JSON.stringify(text.length > 24 ? `${text.slice(0, 24)}…` : text)}`;
}

/** A schema from one reader; the reader returns the value or says, as a Fault, what is wrong. */
function read<T>(reader: (raw: unknown) => T | Fault): z.ZodType<T> {
  return z.unknown().transform((raw, context): T => {
    const value = reader(raw);
    if (!(value instanceof Fault)) return value;
    context.addIssue({ code: 'custom', message: value.message });
    return z.NEVER;
  });
}

function quantityText(raw: unknown): string | Fault {
  if (typeof raw !== 'string' || raw.length > 2 + 64) {
    return new Fault(typeof raw === 'string' ? 'a quantity of more than 256 bits' : `expected a hex quantity, got ${shown(raw)}`);
  }
  if (QUANTITY.test(raw)) return raw;
  return new Fault(/^0x0[0-9a-f]+$/i.test(raw) ? 'a quantity with leading zeros' : `expected a hex quantity, got ${shown(raw)}`);
}

/** Hex quantity up to 256 bits. Source: execution-apis, "quantities". */
export const bigQuantity = read<bigint>((raw) => {
  const text = quantityText(raw);
  return text instanceof Fault ? text : BigInt(text);
});

/** Hex quantity as a safe number: heights, times, counts. */
export const quantity = read<number>((raw) => {
  const text = quantityText(raw);
  if (text instanceof Fault) return text;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : new Fault(`${shown(raw)} is too large for a height, time or count`);
});

/** Decimal JSON number ≥ 0, as GoQuorum's istanbul answers carry them. */
export const decimal = read<number>((raw) =>
  typeof raw === 'number' && Number.isSafeInteger(raw) && raw >= 0 ? raw : new Fault(`expected a whole number from 0, got ${shown(raw)}`),
);

/** Whole number in decimal text, as net_version gives it. */
export const decimalText = read<number>((raw) => {
  const value = typeof raw === 'string' && /^(?:0|[1-9]\d{0,15})$/.test(raw) ? Number(raw) : Number.NaN;
  return Number.isSafeInteger(value) ? value : new Fault(`expected a decimal number as text, got ${shown(raw)}`);
});

/** Bytes as hex, lower-cased; exactly or at most so many. */
function bytes(fits: (length: number) => boolean, size: string): z.ZodType<Hex> {
  return read<Hex>((raw) => {
    if (typeof raw !== 'string') return new Fault(`expected hex data, got ${shown(raw)}`);
    if (!fits((raw.length - 2) / 2)) return new Fault(`expected ${size} of hex data, got ${raw.length} characters`);
    return DATA.test(raw) ? (raw.toLowerCase() as Hex) : new Fault(`expected hex data, got ${shown(raw)}`);
  });
}

const exactly = (count: number): z.ZodType<Hex> => bytes((length) => length === count, `${count} bytes`);
export const atMost = (count: number): z.ZodType<Hex> => bytes((length) => length <= count, `at most ${count} bytes`);

export const hash: z.ZodType<Hash> = exactly(32);
export const address: z.ZodType<Address> = exactly(20);
export const bloom: z.ZodType<Hex> = exactly(256);
export const blockNonce: z.ZodType<Hex> = exactly(8);

/** An address somebody stands behind: the zero address is nobody's key. */
export const identity: z.ZodType<Address> = address.refine((value) => value !== ZERO, 'the zero address is nobody');

export const flag = read<boolean>((raw) => (typeof raw === 'boolean' ? raw : new Fault(`expected true or false, got ${shown(raw)}`)));

/** Text of at most so many characters, not empty. */
export const text = (max: number): z.ZodType<string> =>
  read<string>((raw) => {
    if (typeof raw !== 'string') return new Fault(`expected text, got ${shown(raw)}`);
    return raw.length > 0 && raw.length <= max ? raw : new Fault(`expected 1 to ${max} characters, got ${raw.length}`);
  });

/** A list whose length is checked before its items are looked at: a broken list must not cost a fault for each item. */
export function listOf<T>(item: z.ZodType<T>, max: number): z.ZodType<readonly T[]> {
  return read<readonly unknown[]>((raw) => {
    if (!Array.isArray(raw)) return new Fault(`expected a list, got ${shown(raw)}`);
    return raw.length <= max ? raw : new Fault(`expected at most ${max} items, got ${raw.length}`);
  }).pipe(z.array(item)) as unknown as z.ZodType<readonly T[]>;
}

/** A JSON object of any fields; what it must hold is the caller's business. */
export const anyObject = read<Readonly<Record<string, unknown>>>((raw) =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw)
    ? (raw as Readonly<Record<string, unknown>>)
    : new Fault(`expected an object, got ${shown(raw)}`),
);

/** Fields of an object; others are ignored. Says so in our words when it is no object. */
export function fields<S extends z.ZodRawShape>(shape: S) {
  return anyObject.pipe(z.object(shape));
}
