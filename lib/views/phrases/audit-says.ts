import type { Phrase } from '@/lib/incidents/phrase';
import type { AuditRowView } from '../account-types';
import { sayCall } from '../say-call';
import { sayPhrase } from '../say-phrase';
import { auditDetail } from './audit-words';

/** What steps and tasks of the recovery that a row is of are called; an id without words stays as it is. */
export type StepWords = { readonly step: (id: string) => string; readonly task: (id: string) => string };

type Detail = AuditRowView['detail'];
type Row = Pick<AuditRowView, 'action' | 'detail'>;

/** What a row of the audit log tells beside who did what, in words, piece by piece. All of it as it was written stands in the row itself. */
export function auditSays({ action, detail }: Row, words: StepWords): readonly string[] {
  return action.startsWith('recovery.') ? recoverySays(detail, words) : auditDetail(plainOf(detail));
}

/** What a person can read as it is; nested values stand in the row itself. */
const plainOf = (detail: Detail): Detail =>
  Object.fromEntries(Object.entries(detail).filter(([, value]) => value === null || typeof value !== 'object'));

function recoverySays(detail: Detail, { step: stepOf, task: taskOf }: StepWords): readonly string[] {
  const { reason, height, node, step, task, done, from, to, checks, says, playbook } = detail;
  const isBare = typeof done !== 'string' && typeof from !== 'string';
  return [
    ...(typeof done === 'string' ? [`Ended: ${stepOf(done)}`] : []),
    ...(typeof from === 'string' && typeof to === 'string' ? [`From “${phaseWords(from)}” to “${phaseWords(to)}”`] : []),
    ...(typeof playbook === 'string' ? [`The way: ${playbook.replaceAll('-', ' ')}`] : []),
    ...(typeof height === 'number' ? [`Height ${height}`] : []),
    ...(typeof node === 'string' ? [node] : []),
    ...called(detail),
    ...answered(detail),
    ...(typeof task === 'string' ? [taskOf(task)] : typeof step === 'string' && isBare ? [stepOf(step)] : []),
    ...(Array.isArray(checks) ? [countChecks(checks)] : []),
    ...(isPhrase(says) ? [sayPhrase(says)] : []),
    ...seen(detail, stepOf),
    ...(typeof reason === 'string' ? [reason] : []),
  ];
}

/** Steps that go on are phases too: "save-evidence" is "save evidence". */
const phaseWords = (phase: string): string => phase.replaceAll('-', ' ');

function called({ calls, times, attempt }: Detail): readonly string[] {
  if (!Array.isArray(calls)) return [];
  const texts = calls.flatMap((call) => (isCall(call) ? [sayCall(call)] : []));
  const [first, ...more] = texts;
  const often = typeof times === 'number' && times > 1 ? `, ${times === 2 ? 'twice' : `${times} times`}` : '';
  const again = typeof attempt === 'number' && attempt > 1 ? `, attempt ${attempt}` : '';
  if (first === undefined) return [];
  // Enodes are long: of many calls the first words are enough here.
  const said = more.length === 0 && first.length <= 80 ? first : `${texts.length} × ${first.slice(0, first.indexOf('('))}`;
  return [`${said}${often}${again}`];
}

function answered({ outcome, said }: Detail): readonly string[] {
  if (typeof outcome !== 'string') return [];
  const text = typeof said === 'string' && said !== '' ? `: ${said}` : '';
  return [`${outcome === 'lost' ? 'no answer came' : outcome}${text}`];
}

function countChecks(checks: readonly unknown[]): string {
  const counts = new Map<string, number>();
  for (const check of checks) {
    const state = String((check as { readonly state?: unknown } | null)?.state).replaceAll('-', ' ');
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return [...counts].map(([state, count]) => `${count} ${state}`).join(', ');
}

function seen({ restarted, returned, backTo, why, unkept }: Detail, stepOf: StepWords['step']): readonly string[] {
  return [
    ...(restarted === true ? ['Quorumwatch was started anew, or took over from another'] : []),
    ...(returned === 'well' ? ['answers again, on the chain of those that go on'] : []),
    ...(returned === 'other' ? ['answers again, with a block that those that go on do not hold'] : []),
    ...(typeof backTo === 'string' ? [`Back to: ${stepOf(backTo)}`] : []),
    ...(isPhrase(why) ? [sayPhrase(why)] : []),
    ...(unkept === undefined ? [] : ['Nothing could be kept for a while, and nothing was sent']),
  ];
}

function isCall(call: unknown): call is { readonly method: string; readonly params: readonly unknown[] } {
  const { method, params } = (call ?? {}) as { readonly method?: unknown; readonly params?: unknown };
  return typeof method === 'string' && Array.isArray(params);
}

function isPhrase(value: unknown): value is Phrase {
  const { key, params } = (value ?? {}) as { readonly key?: unknown; readonly params?: unknown };
  return typeof key === 'string' && typeof params === 'object' && params !== null;
}
