import type { Address } from '@/lib/consensus/types';
import type { Confidence, ReadingId } from '@/lib/incidents/types';
import { byName } from './by-name';
import { formatNumber, listOf } from './format';
import { PHRASES, type PhraseKey, say } from './phrases';
import type { SayContext } from './say-phrase';
import { sayView } from './words/views';

type Data = Readonly<Record<string, unknown>>;
type Pair = { readonly from: unknown; readonly to: unknown };
type Side = { readonly label: string; readonly validators: readonly string[] };
type Move = { readonly from: string; readonly to: string; readonly count: number };

const LIMIT = 6;

/** What a turn of an incident changed, in words: how grave, who, which sides, whether it heals. null = the data of an earlier version tell nothing. */
export function sayChange(data: Data, { nameOf }: SayContext): string | null {
  const changed = (name: string): Pair | null => (isPair(data[name]) ? data[name] : null);
  const has = (name: string) => changed(name) !== null;
  const parts = [
    ...plain(changed('severity'), (from, to) => say('change.severity', { from, to })),
    ...plain(changed('kind'), (from, to) => say('change.kind', { from: kindWord(from), to: kindWord(to) })),
    ...sides(changed('sides'), nameOf),
    // Who is on which side says more.
    ...(has('sides') ? [] : who(changed('nodes'), (name) => name)),
    ...(has('sides') || has('nodes') ? [] : who(changed('validators'), (one) => nameOf(one as Address))),
    ...height(changed('height')),
    ...plainTo(changed('heals'), (to) => word(`change.heals.${to}`)),
    ...moves(changed('moves')),
    ...plainTo(changed('restartHelps'), (to) => word(`change.restart.${to}`)),
    ...reading(changed('reading'), changed('confidence')),
  ];
  if (parts.length > 0) return parts.join('; ');
  if (has('says')) return say('change.words');
  return has('means') ? say('change.means') : null;
}

function isPair(value: unknown): value is Pair {
  return typeof value === 'object' && value !== null && 'from' in value && 'to' in value;
}

const word = (key: string): string | null => (Object.hasOwn(PHRASES, key) ? say(key as PhraseKey) : null);
const kindWord = (kind: string): string => word(`change.kind.${kind}`) ?? kind;

function plain(pair: Pair | null, text: (from: string, to: string) => string): readonly string[] {
  return typeof pair?.from === 'string' && typeof pair.to === 'string' ? [text(pair.from, pair.to)] : [];
}

function plainTo(pair: Pair | null, text: (to: string) => string | null): readonly string[] {
  const said = typeof pair?.to === 'string' ? text(pair.to) : null;
  return said === null ? [] : [said];
}

function who(pair: Pair | null, nameOf: (one: string) => string): readonly string[] {
  if (!isNames(pair?.from) || !isNames(pair.to)) return [];
  const { from, to } = { from: pair.from, to: pair.to };
  const named = (of: readonly string[]) => listOf(of.map(nameOf).sort(byName), LIMIT);
  const [more, less] = [to.filter((one) => !from.includes(one)), from.filter((one) => !to.includes(one))];
  return [
    ...(more.length === 0 ? [] : [say('change.more', { who: named(more) })]),
    ...(less.length === 0 ? [] : [say('change.less', { who: named(less) })]),
  ];
}

const isNames = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every((one) => typeof one === 'string');

function sides(pair: Pair | null, nameOf: SayContext['nameOf']): readonly string[] {
  if (!Array.isArray(pair?.to)) return [];
  const [from, to] = [(pair.from ?? []) as readonly Side[], pair.to as readonly Side[]];
  const counts = (of: readonly Side[]) =>
    listOf(
      of.map(({ label, validators }) => `${label} ${validators.length}`),
      LIMIT,
    );
  const whole = from.length > 0 && counts(from) !== counts(to) ? [say('change.sides', { from: counts(from), to: counts(to) })] : [];
  const named = (of: readonly string[]) => listOf(of.map((one) => nameOf(one as Address)).sort(byName), LIMIT);
  const moved = to.flatMap(({ label, validators }) => {
    const before = from.find((side) => side.label === label)?.validators ?? [];
    const came = validators.filter((one) => !before.includes(one));
    return came.length === 0 ? [] : [say('change.moved', { who: named(came), to: label })];
  });
  const placed = new Set(to.flatMap(({ validators }) => validators));
  const left = from.flatMap(({ label, validators }) => {
    const gone = validators.filter((one) => !placed.has(one));
    return gone.length === 0 ? [] : [say('change.left', { who: named(gone), from: label })];
  });
  return [...whole, ...moved, ...left];
}

function height(pair: Pair | null): readonly string[] {
  if (typeof pair?.from !== 'number' || typeof pair.to !== 'number') return [];
  return [say('change.height', { from: formatNumber(pair.from), to: formatNumber(pair.to) })];
}

function moves(pair: Pair | null): readonly string[] {
  if (!Array.isArray(pair?.from) || !Array.isArray(pair.to)) return [];
  const words = (of: readonly Move[]) =>
    of.length === 0 ? say('change.moves.none') : listOf(of.map(({ from, to, count }) => say('change.move', { from, to, count })));
  return [say('change.moves', { from: words(pair.from as readonly Move[]), to: words(pair.to as readonly Move[]) })];
}

function reading(id: Pair | null, confidence: Pair | null): readonly string[] {
  const sure = (value: unknown) => String(value as Confidence).replace('-', ' ');
  const title = id === null ? undefined : word(`title.reading.${id.to as ReadingId}`);
  if (title) return [say('change.reading', { to: title, confidence: confidence === null ? sayView('as-sure') : sure(confidence.to) })];
  return typeof confidence?.from === 'string' && typeof confidence.to === 'string'
    ? [say('change.confidence', { from: sure(confidence.from), to: sure(confidence.to) })]
    : [];
}
