import { type Phrase, phrase } from '@/lib/incidents/phrase';
import { type PastedItem, pastedItems } from './pasted/pasted-items';
import type { PlannedCall } from './plan-types';

/** What came back for one call, as far as the text tells. */
export type PastedAnswer =
  | { readonly kind: 'answered'; readonly value: unknown }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'not-told' };

export type ReadPasted = {
  /** One for each call, in their order. */
  readonly answers: readonly PastedAnswer[];
  /** What is wrong, in plain words; empty = every call was answered as it should be. The live check decides all the same. */
  readonly faults: readonly Phrase[];
  /** What was understood and nothing else, to be kept in place of the text: people paste more than they mean to. */
  readonly kept: string;
};

const LONGEST = 400_000;
/** Escape sequences of a terminal. Source: ECMA-48, control sequences. */
const COLOURS = new RegExp(`${String.fromCharCode(27)}\\[[0-9;?]*[ -/]*[@-~]`, 'g');
const LONGEST_KEPT = 2_000;

/** Reads back what the commands for these calls printed: curl's JSON, a console's output, prompts and noise around them. */
export function readPasted(text: string, calls: readonly PlannedCall[]): ReadPasted {
  const none = calls.map((): PastedAnswer => ({ kind: 'not-told' }));
  if (text.length > LONGEST) return { answers: none, faults: [phrase('pasted.too-long', { most: LONGEST })], kept: '' };
  const clean = cleanText(text);
  if (clean.trim() === '') return { answers: none, faults: [phrase('pasted.empty')], kept: '' };
  if (/<(?:!doctype|html|head|body)\b/i.test(clean)) return { answers: none, faults: [phrase('pasted.web-page')], kept: '' };
  const items = pastedItems(clean);
  const { answers, faults } = matched(items, calls);
  const wrong = answers.flatMap((answer, index) => wrongAnswer(answer, calls[index], index));
  return { answers, faults: [...faults, ...wrong], kept: keptText(answers) };
}

/** Windows line ends, colours, invisible characters and the quotes of word processors taken out. */
function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(COLOURS, '')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '')
    .replace(/\u00a0/g, ' ')
    .replace(/[“”„]/g, '"');
}

type Matched = { readonly answers: readonly PastedAnswer[]; readonly faults: readonly Phrase[] };

function matched(items: readonly PastedItem[], calls: readonly PlannedCall[]): Matched {
  const faults: Phrase[] = items.flatMap((item) => {
    if (item.kind === 'failure') return [phrase('pasted.failed', { said: item.message })];
    return item.kind === 'broken' ? [phrase('pasted.broken', { start: item.from })] : [];
  });
  // Work on a machine calls nothing: what its commands print is no answer, only that they failed counts.
  if (calls.length === 0) return { answers: [], faults: faults.filter(({ key }) => key === 'pasted.failed') };
  const answers = new Map<number, PastedAnswer>();
  const inOrder: PastedAnswer[] = [];
  for (const item of items) {
    const answer = answerOf(item);
    if (answer === null) continue;
    const id = 'id' in item ? item.id : null;
    if (id === null) inOrder.push(answer);
    else if (id < 1 || id > calls.length) faults.push(phrase('pasted.other-call', { id }));
    else answers.set(id - 1, answer);
  }
  const open = calls.map((_, index) => index).filter((index) => !answers.has(index));
  // Commands run twice print twice as much: then the last ones count.
  const isTwice = open.length > 0 && inOrder.length > open.length && inOrder.length % open.length === 0;
  const counted = isTwice ? inOrder.slice(-open.length) : inOrder;
  if (counted.length > open.length) faults.push(phrase('pasted.too-many', { answers: inOrder.length, calls: open.length }));
  else for (const [place, answer] of counted.entries()) answers.set(open[place] ?? -1, answer);
  const list = calls.map((_, index): PastedAnswer => answers.get(index) ?? { kind: 'not-told' });
  const untold = list.flatMap((answer, index) => (answer.kind === 'not-told' ? [nameOf(calls[index], index)] : []));
  const isSaid = faults.length > 0 && untold.length === calls.length;
  return {
    answers: list,
    faults: untold.length === 0 || isSaid ? faults : [...faults, phrase('pasted.missing', { calls: { list: untold } })],
  };
}

function answerOf(item: PastedItem): PastedAnswer | null {
  if (item.kind === 'value' || item.kind === 'answer') return { kind: 'answered', value: item.value };
  return item.kind === 'refusal' ? { kind: 'refused', message: item.message } : null;
}

const nameOf = (call: PlannedCall | undefined, index: number): string => `${index + 1}: ${call?.method ?? ''}`;

/** What a call answers when it was taken, as the clients do: null on GoQuorum, "Success" or true on Besu. */
const TAKEN: Readonly<Record<string, (value: unknown) => boolean>> = {
  debug_setHead: (value) => value === null || value === 'Success',
  miner_start: (value) => value === null || value === true,
  miner_stop: (value) => value === null || value === true,
  admin_addPeer: (value) => value === true,
  admin_removePeer: (value) => value === true,
  eth_sendRawTransaction: (value) => typeof value === 'string' && /^0x[0-9a-f]{64}$/i.test(value),
};

function wrongAnswer(answer: PastedAnswer, call: PlannedCall | undefined, index: number): readonly Phrase[] {
  if (call === undefined || answer.kind === 'not-told') return [];
  const name = nameOf(call, index);
  if (answer.kind === 'refused') return [phrase('pasted.refused', { call: name, said: answer.message })];
  const isTaken = Object.hasOwn(TAKEN, call.method) ? TAKEN[call.method] : undefined;
  if (isTaken === undefined || isTaken(answer.value)) return [];
  return [phrase('pasted.unexpected', { call: name, answer: JSON.stringify(answer.value).slice(0, 100) })];
}

function keptText(answers: readonly PastedAnswer[]): string {
  const rows = answers.map((one) =>
    one.kind === 'answered' ? { result: one.value } : one.kind === 'refused' ? { error: one.message } : null,
  );
  const text = JSON.stringify(rows);
  return text.length <= LONGEST_KEPT ? text : `${text.slice(0, LONGEST_KEPT - 1)}…`;
}
