import { type Phrase, phrase } from '@/lib/incidents/phrase';
import type { Plan, Step, Task } from '../plan-types';
import { asciiJson } from './ascii-json';
import { restBefore } from './calls-by-hand';
import { printable } from './printable';
import { keyOf, type ScriptCheck, scriptChecks } from './script-check';
import { sentCalls } from './sent-calls';

/** What every script begins with; `ask` stands before it. In a subshell: it ends without ending the shell it was pasted into. */
const WORDS = [
  `plain() { tr -d ' \\n\\r\\t'; }`,
  `say() { printf '# %s\\n' "$1"; }`,
  `stop() { printf '# Stopped: %s\\n' "$1" >&2; exit 1; }`,
  `has() { case $(ask "$1" | plain) in *"$2"*) return 0 ;; esac; return 1; }`,
  `call() { answer=$(ask "$2") || stop "$1: no answer"; printf '%s\\n' "$answer"; case $(printf %s "$answer" | plain) in *'"result":'*) ;; *) stop "$1: refused" ;; esac; }`,
  `enter() { printf '# %s ' "$1"; read -r typed || stop "nobody answered: $1"; }`,
  // What depends on other nodes may take as long as they are taken to it: it is looked at again until it is so, and never passed over.
  `later() { left=$((left - 1)); if [ "$left" -le 0 ]; then left=$2; enter "Not so yet: $1. Press Enter to look again, Ctrl-C to end."; else sleep 1; fi; }`,
  `so() { say "Waiting: $1"; left=$2; until has "$3" "$4"; do later "$1" "$2"; done; say "Checked: $1"; }`,
  `held() { say "Waiting for $2 s: $1"; left=$3; kept=0; while :; do if has "$4" "$5"; then kept=$((kept + 1)); else kept=0; fi; [ "$kept" -le "$2" ] || break; later "$1" "$3"; done; say "Checked: $1"; }`,
  `height() { enter "$1"; [ "$typed" = "$2" ] || stop 'another height was typed'; }`,
] as const;

type Script = {
  readonly plan: Plan;
  readonly node: string;
  /** "ask() { …; }": how the node is asked. */
  readonly ask: string;
  readonly say: (phrase: Phrase) => string;
};

/**
 * All that one node does in a plan as one script of a POSIX shell: its calls in order, between them what the node can be asked itself, and where
 * the others have to be first, a person goes on by Enter. It never goes past a check that is not so. null = the node does nothing in it.
 */
export function nodeScript({ plan, node, ask, say }: Script): string | null {
  const words = (one: Phrase) => printable(say(one));
  const own = plan.steps.flatMap((step, index) => {
    const lines = stepLines(step, plan, node, words);
    return lines.length === 0 ? [] : [{ step, index, lines }];
  });
  if (!own.some(({ step }) => step.tasks.some((task) => task.node === node))) return null;
  const key = keyOf(plan.enodes[node]);
  const isIt: ScriptCheck | null =
    key === null ? null : { says: phrase('hand.script.identity', { node }), method: 'admin_nodeInfo', params: [], holds: key, forMs: 0 };
  return [
    '(',
    'set -u',
    ask,
    ...WORDS,
    ...(isIt ? [checkLine(isIt, 5, words)] : [`enter ${words(phrase('hand.script.who', { node }))}`]),
    ...own.flatMap(({ step, index, lines }, place) => [
      '',
      `say ${words(phrase('hand.script.step', { at: index + 1, of: plan.steps.length, title: say(step.title) }))}`,
      ...(place === 0 ? [] : [`enter ${words(phrase('hand.script.barrier'))}`]),
      ...lines,
    ]),
    '',
    `say ${words(phrase('hand.script.end', { node }))}`,
    ')',
  ].join('\n');
}

function stepLines(step: Step, plan: Plan, node: string, words: (phrase: Phrase) => string): readonly string[] {
  const seconds = Math.ceil(step.limitMs / 1000);
  const checks = (all: Step['after']) =>
    all.flatMap((check) => scriptChecks(check, node, plan.enodes)).map((check) => checkLine(check, seconds, words));
  const tasks = step.tasks.filter((task) => task.node === node);
  return [...checks(step.before), ...tasks.flatMap((task) => taskLines(task, checks(task.after), words)), ...checks(step.after)];
}

function taskLines(task: Task, checks: readonly string[], words: (phrase: Phrase) => string): readonly string[] {
  const calls = sentCalls(task);
  const work =
    task.byHand !== null && task.byHand.kind !== 'calls'
      ? [`enter ${words(phrase('hand.script.machine', { node: task.node }))}`]
      : calls.flatMap(({ method, params }, index) => [
          ...restBefore(calls[index - 1], calls[index]),
          `call ${printable(method)} '${asciiJson({ jsonrpc: '2.0', id: index + 1, method, params })}'`,
        ]);
  const waits = task.waitMs === undefined || task.waitMs <= 0 ? [] : [`sleep ${Math.ceil(task.waitMs / 1000)}`];
  // Every rewind is typed, not the canary alone: nothing else stands between a paste and the blocks.
  const to = task.isDestructive ? task.head?.to.height : undefined;
  const typed = to === undefined ? [] : [`height ${words(phrase('hand.script.height', { node: task.node, height: `${to}` }))} ${to}`];
  const lines = [...waits, ...typed, ...work, ...checks];
  if (task.unless === undefined) return lines;
  return [`enter ${words(phrase('hand.script.if-needed'))}`, 'if [ "$typed" = y ]; then', ...lines, 'fi'];
}

function checkLine({ says, method, params, holds, forMs }: ScriptCheck, seconds: number, words: (phrase: Phrase) => string): string {
  const asked = `'${asciiJson({ jsonrpc: '2.0', id: 0, method, params })}' ${printable(holds)}`;
  if (forMs === 0) return `so ${words(says)} ${seconds} ${asked}`;
  const held = Math.ceil(forMs / 1000);
  return `held ${words(says)} ${held} ${Math.max(seconds, 2 * held)} ${asked}`;
}
