import type { NodePicture } from '@/lib/chain/picture';
import type { Address } from '@/lib/consensus/types';
import type { Param, Phrase } from '@/lib/incidents/phrase';
import { byName } from './by-name';
import { formatDuration, formatNumber, listOf, shortHash } from './format';
import { formatMoment } from './format-moment';
import { nameValidator } from './name-validators';
import { fillTemplate, PHRASES } from './phrases';
import { sayView } from './words/views';

/** What a sentence's words depend on beside the sentence: how people call a validator. */
export type SayContext = { readonly nameOf: (address: Address) => string };

/** Sentences inside sentences deeper than this are a loop of bad data. */
const MAX_DEPTH = 8;
const PLAIN: SayContext = { nameOf: shortHash };
const TEMPLATES: Readonly<Record<string, string>> = PHRASES;

/** Validators are called by the node that proved to be them, else by their short address. */
export const sayContext = (nodes: readonly NodePicture[]): SayContext => ({ nameOf: (address) => nameValidator(address, nodes) });

/**
 * A sentence that is kept as data, in words. Never throws: a key or parameter without words stays visible as [key] or {name}, so that old
 * incidents can be read by a later version. null = "not known".
 */
export function sayPhrase(phrase: Phrase, context: SayContext = PLAIN): string {
  return sayAt(phrase, context, 0);
}

function sayAt({ key, params }: Phrase, context: SayContext, depth: number): string {
  const template = Object.hasOwn(TEMPLATES, key) ? TEMPLATES[key] : undefined;
  if (template === undefined || depth > MAX_DEPTH) return `[${key}]`;
  return fillTemplate(template, (name) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    return value === undefined ? null : sayParam(value, context, depth);
  });
}

function sayParam(value: Param, context: SayContext, depth: number): string {
  if (value === null) return sayView('not-known');
  if (typeof value === 'number') return formatNumber(value);
  if (typeof value === 'string') return value;
  if ('ms' in value) return value.ms === null ? sayView('not-known') : formatDuration(value.ms);
  if ('at' in value) return value.at === null ? sayView('not-known') : sayMoment(value.at);
  if ('hash' in value) return shortHash(value.hash);
  if ('validators' in value) return sayList(value.validators.map(context.nameOf).sort(byName));
  if ('list' in value) return sayList(value.list);
  return 'phrase' in value ? sayAt(value.phrase, context, depth + 1) : sayView('not-known');
}

/** What an old version kept may be no moment. */
const sayMoment = (at: number): string => (Number.isNaN(new Date(at).getTime()) ? sayView('not-known') : formatMoment(at));

const sayList = (items: readonly string[]): string => (items.length === 0 ? 'none' : listOf(items, 6));
