import { describeShape, isVocabulary, keyFormats, meantFormat, type Shape } from '@/lib/drill/conformance/shape';
import { fitsFormat, WORDED } from '@/lib/drill/conformance/text-format';

/** One place where a value differs from a shape; paths read `protocols.eth.config`, `[].hash`, `{}.nonce`. */
export type Mismatch = { readonly path: string; readonly recorded: string; readonly got: string };

/** `exact`: words of the client (version, capabilities, texts) must be recorded ones, as for the drill; `loose` for nodes of other setups. */
export type Strictness = 'exact' | 'loose';

/** Numbers that are constants of the client. */
const CONSTANT_NUMBERS: ReadonlySet<string> = new Set(['version', 'policy']);

const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 90 ? `${text.slice(0, 87)}…` : text;
};

const join = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);
const inside = (path: string, mark: string): string => `${path}${mark}`;

function compareText(shape: Shape, got: string, path: string, strictness: Strictness): readonly Mismatch[] {
  if (shape.texts === null) return [{ path, recorded: describeShape(shape), got: shown(got) }];
  const { formats, values } = shape.texts;
  const meant = meantFormat(formats);
  if (!fitsFormat(got, meant)) return [{ path, recorded: meant, got: shown(got) }];
  if (strictness === 'loose' || !WORDED.has(meant) || !isVocabulary(values) || values.has(got)) return [];
  return [{ path, recorded: [...values].map(shown).join(' or '), got: shown(got) }];
}

function compareNumber(shape: Shape, got: number, path: string, strictness: Strictness): readonly Mismatch[] {
  const kind = Number.isInteger(got) ? 'whole number' : 'broken number';
  if (!shape.scalars.has(kind)) return [{ path, recorded: describeShape(shape), got: shown(got) }];
  const isConstant = strictness === 'exact' && CONSTANT_NUMBERS.has(path.split('.').at(-1) ?? '');
  if (!isConstant || shape.numbers.has(got)) return [];
  return [{ path, recorded: [...shape.numbers].join(' or '), got: shown(got) }];
}

type Fields = Readonly<Record<string, unknown>>;

/** Order of the recorded keys that `got` has too, and of its own. */
function compareOrder(recorded: readonly string[], got: readonly string[], path: string): readonly Mismatch[] {
  const expected = recorded.filter((key) => got.includes(key));
  const found = got.filter((key) => recorded.includes(key));
  const at = expected.findIndex((key, index) => key !== found[index]);
  if (at < 0) return [];
  return [{ path: inside(path, '{order}'), recorded: expected.slice(at).join(' '), got: found.slice(at).join(' ') }];
}

function compareStruct(shape: Shape, got: Fields, path: string, strictness: Strictness): readonly Mismatch[] {
  if (shape.struct === null) return [{ path, recorded: describeShape(shape), got: shown(got) }];
  const { fields, count } = shape.struct;
  const missing = [...fields].filter(([name, field]) => field.samples === count && !(name in got));
  const found = Object.keys(got).flatMap((name): readonly Mismatch[] => {
    const field = fields.get(name);
    if (field === undefined) return [{ path: join(path, name), recorded: 'no such field', got: shown(got[name]) }];
    return compareShape(field, got[name], join(path, name), strictness);
  });
  return [
    ...missing.map(([name, field]) => ({ path: join(path, name), recorded: describeShape(field), got: 'no such field' })),
    ...found,
    ...compareOrder([...fields.keys()], Object.keys(got), path),
  ];
}

function compareObject(shape: Shape, got: Fields, path: string, strictness: Strictness): readonly Mismatch[] {
  const keys = Object.keys(got);
  const formats = keyFormats(keys);
  if (keys.length === 0 && (shape.emptyObject || shape.map !== null)) return [];
  if (formats === null || shape.struct !== null) return compareStruct(shape, got, path, strictness);
  // Only {} was recorded: what a filled one holds nobody has seen.
  if (shape.map === null) return shape.emptyObject ? [] : [{ path, recorded: describeShape(shape), got: shown(got) }];
  const { keys: recorded, value } = shape.map;
  const wrong = keys.find((key) => ![...recorded].some((format) => fitsFormat(key, format)));
  if (wrong !== undefined) return [{ path: inside(path, '{key}'), recorded: [...recorded].join(' or '), got: shown(wrong) }];
  return keys.flatMap((key) => compareShape(value, got[key], inside(path, '{}'), strictness));
}

/** Where a value differs from what was recorded at the same place: keys, their order, types, formats of texts, nullability. */
export function compareShape(shape: Shape, got: unknown, path = '', strictness: Strictness = 'exact'): readonly Mismatch[] {
  const other = [{ path, recorded: describeShape(shape), got: shown(got) }];
  if (shape.samples === 0) return [];
  if (got === null) return shape.nulls > 0 ? [] : other;
  if (typeof got === 'boolean') return shape.scalars.has('boolean') ? [] : other;
  if (typeof got === 'number') return compareNumber(shape, got, path, strictness);
  if (typeof got === 'string') return compareText(shape, got, path, strictness);
  if (got === undefined) return other;
  if (!Array.isArray(got)) return compareObject(shape, got as Fields, path, strictness);
  const item = shape.list;
  if (item === null) return other;
  return got.flatMap((one) => compareShape(item, one, inside(path, '[]'), strictness));
}
