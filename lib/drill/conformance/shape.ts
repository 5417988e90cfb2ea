import { fitsFormat, TEXT_FORMATS, type TextFormat } from '@/lib/drill/conformance/text-format';

/** What recorded answers at one place look like, all samples together. Built by `addSample`, then only read. */
export type Shape = {
  samples: number;
  nulls: number;
  readonly scalars: Set<'boolean' | 'whole number' | 'broken number'>;
  readonly numbers: Set<number>;
  texts: { readonly formats: Set<TextFormat>; readonly values: Set<string> } | null;
  list: Shape | null;
  struct: Struct | null;
  map: { keys: ReadonlySet<TextFormat>; readonly value: Shape } | null;
  emptyObject: boolean;
};
type Struct = { count: number; readonly fields: Map<string, Shape> };

/** More distinct values than this are no vocabulary of the client's. */
const MAX_VALUES = 24;
/** Keys that are data, not names of fields: addresses and nonces. */
const KEY_FORMATS: readonly TextFormat[] = ['address', 'checksummed address', 'decimal number'];
/** Fields, and calls with a bare text, whose samples could pass for something narrower: r and s are mostly as long as a hash, extraData starts with no zero. */
const FORMAT_OF_FIELD: ReadonlyMap<string, TextFormat> = new Map([
  ['r', 'quantity'],
  ['s', 'quantity'],
  ['extraData', 'data'],
  ['input', 'data'],
  ['eth_getRawTransactionByBlockHashAndIndex', 'data'],
]);

export function emptyShape(): Shape {
  const nothing = { texts: null, list: null, struct: null, map: null, emptyObject: false };
  return { samples: 0, nulls: 0, scalars: new Set(), numbers: new Set(), ...nothing };
}

function remember<T>(values: Set<T>, value: T): void {
  if (values.size <= MAX_VALUES) values.add(value);
}

/** True when the values of a vocabulary are all known. */
export const isVocabulary = (values: ReadonlySet<unknown>): boolean => values.size > 0 && values.size <= MAX_VALUES;

function addText(shape: Shape, text: string, name: string): void {
  const known = FORMAT_OF_FIELD.get(name);
  shape.texts ??= { formats: new Set(known === undefined ? TEXT_FORMATS : [known]), values: new Set() };
  const { formats, values } = shape.texts;
  if (values.has(text)) return;
  for (const format of formats) if (!fitsFormat(text, format)) formats.delete(format);
  remember(values, text);
}

/** The formats all keys fit, when every key is data; null for names of fields. */
export function keyFormats(keys: readonly string[]): ReadonlySet<TextFormat> | null {
  const formats = KEY_FORMATS.filter((format) => keys.every((key) => fitsFormat(key, format)));
  return keys.length === 0 || formats.length === 0 ? null : new Set(formats);
}

function addObject(shape: Shape, value: Readonly<Record<string, unknown>>): void {
  const keys = Object.keys(value);
  if (keys.length === 0) {
    shape.emptyObject = true;
    return;
  }
  const formats = keyFormats(keys);
  if (formats !== null) {
    shape.map ??= { keys: formats, value: emptyShape() };
    shape.map.keys = new Set([...shape.map.keys].filter((format) => formats.has(format)));
    for (const key of keys) addSample(shape.map.value, value[key]);
    return;
  }
  shape.struct ??= { count: 0, fields: new Map() };
  shape.struct.count += 1;
  for (const key of keys) {
    const field = shape.struct.fields.get(key) ?? emptyShape();
    shape.struct.fields.set(key, field);
    addSample(field, value[key], key);
  }
}

/** Takes one recorded value into the shape; `name` is the field it stands in, or the method for a whole answer. */
export function addSample(shape: Shape, value: unknown, name = ''): void {
  shape.samples += 1;
  if (value === null) shape.nulls += 1;
  else if (typeof value === 'boolean') shape.scalars.add('boolean');
  else if (typeof value === 'number') {
    shape.scalars.add(Number.isInteger(value) ? 'whole number' : 'broken number');
    remember(shape.numbers, value);
  } else if (typeof value === 'string') addText(shape, value, name);
  else if (Array.isArray(value)) {
    shape.list ??= emptyShape();
    for (const item of value) addSample(shape.list, item);
  } else addObject(shape, value as Readonly<Record<string, unknown>>);
}

/** What is meant by the recorded texts: the narrowest format all of them fit. */
export function meantFormat(formats: ReadonlySet<TextFormat>): TextFormat {
  return TEXT_FORMATS.find((format) => formats.has(format)) ?? 'text';
}

/** The kinds of value recorded here, in words. */
export function describeShape(shape: Shape): string {
  const words: string[] = [...shape.scalars];
  if (shape.nulls > 0) words.push('null');
  if (shape.texts !== null) words.push(meantFormat(shape.texts.formats));
  if (shape.list !== null) words.push('list');
  if (shape.struct !== null || shape.map !== null || shape.emptyObject) words.push('object');
  return words.length === 0 ? 'nothing' : words.join(' or ');
}
