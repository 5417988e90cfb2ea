import type { Phrase } from '@/lib/incidents/phrase';
import type { PersonView } from './incident-types';
import { utc } from './markdown-text';
import { say } from './phrases';
import type { ReportLine, ReportTurn } from './recovery-report-types';
import { RECOVERY_VERBS, type RecoveryVerb } from './recovery-types';
import { type SayContext, sayPhrase } from './say-phrase';

type Words = { readonly say: SayContext; readonly personOf: (id: string) => PersonView; readonly titleOf: (step: string) => string };

/** What happened one after the other, beside the commands: steps that ended, checks that turned, what stopped it, who did what. */
export function reportTurns(lines: readonly ReportLine[], words: Words): readonly ReportTurn[] {
  return lines.flatMap((line) => {
    const says = textOf(line, words);
    return says === null ? [] : [{ at: line.at, says, node: line.node, by: line.by === null ? null : words.personOf(line.by) }];
  });
}

function textOf({ kind, data, by, node }: ReportLine, { say: context, titleOf }: Words): string | null {
  switch (kind) {
    case 'step':
      if (typeof data.done === 'string') return say('report.step-done', { step: titleOf(data.done) });
      return by === null ? null : say('report.phase', { from: phaseWords(data.from), to: phaseWords(data.to) });
    case 'problem':
      return isPhrase(data.says) ? say('report.stopped', { why: sayPhrase(data.says, context) }) : null;
    case 'check':
      return isPhrase(data.expected) && isPhrase(data.seen) ? checkText(data.state, data.expected, data.seen, context) : null;
    case 'event':
      return eventText({ node, data }, { say: context, titleOf });
    case 'person':
      return actText(data, titleOf);
    case 'intent':
    case 'answer':
      return null;
  }
}

function eventText({ node, data }: Pick<ReportLine, 'node' | 'data'>, { say: context, titleOf }: Omit<Words, 'personOf'>): string | null {
  if (data.restarted === true) return say('report.restarted');
  if (typeof data.backTo === 'string' && isPhrase(data.why))
    return say('report.back', { step: titleOf(data.backTo), why: sayPhrase(data.why, context) });
  if (data.returned === 'well' || data.returned === 'other') {
    const { height, hash } = (data.head ?? {}) as { readonly height?: unknown; readonly hash?: unknown };
    return say(`report.returned.${data.returned}`, { node: node ?? '?', height: Number(height), hash: String(hash) });
  }
  const { since, problem } = (data.unkept ?? {}) as { readonly since?: unknown; readonly problem?: unknown };
  if (typeof since !== 'number') return null;
  return say('report.unkept', { since: utc(since), problem: String(problem) });
}

function checkText(state: unknown, expected: Phrase, seen: Phrase, context: SayContext): string {
  const words = { expected: sayPhrase(expected, context), seen: sayPhrase(seen, context) };
  if (state === 'passed') return say('report.check.passed', words);
  return state === 'failed' ? say('report.check.failed', words) : say('report.check.unknown', words);
}

const phaseWords = (phase: unknown): string => `“${String(phase).replaceAll('-', ' ')}”`;

const isVerb = (verb: unknown): verb is RecoveryVerb | 'plan' => verb === 'plan' || RECOVERY_VERBS.some((one) => one === verb);

/** What a person did, with their reason. */
function actText(data: ReportLine['data'], titleOf: Words['titleOf']): string {
  const { verb, reason, height, step, node, task } = data;
  if (!isVerb(verb)) return say('report.person', { act: wordsOf(data) });
  if (verb === 'submit' && typeof reason === 'string') return say('report.act.submit-why', { reason });
  const text = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? value : '?');
  const words = { reason: text(reason), height: text(height), node: text(node), task: text(task) };
  return say(`report.act.${verb}`, { ...words, step: typeof step === 'string' ? titleOf(step) : '?' });
}

/** An act without words by its own fields, in a line. */
const wordsOf = (data: ReportLine['data']): string =>
  Object.entries(data)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ');

function isPhrase(value: unknown): value is Phrase {
  const { key, params } = (value ?? {}) as { readonly key?: unknown; readonly params?: unknown };
  return typeof key === 'string' && typeof params === 'object' && params !== null;
}
