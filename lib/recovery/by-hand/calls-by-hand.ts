import { phrase } from '@/lib/incidents/phrase';
import type { PlannedCall, Task } from '../plan-types';
import { asciiJson } from './ascii-json';
import { consoleCall } from './console-call';
import { nameVariable } from './name-variable';
import { inPod, podWords } from './pod-words';
import { sentCalls } from './sent-calls';
import type { HandVariable, HandWay, NodeHowTo } from './types';

/** A core started within the same second as it was stopped gets no request and no timer. */
const REST = 'sleep 2';

/** The task's calls as commands. Every call carries its place as its id, so that what is pasted back can be matched. */
export function callsByHand(task: Task, howTo: NodeHowTo, names: readonly string[]): readonly HandWay[] {
  const calls = sentCalls(task);
  if (calls.length === 0) return [];
  const curl = byCurl(calls, howTo, names);
  return howTo.hasConsole ? [curl, byConsole(calls, howTo, names), byPod(calls, howTo, names)] : [curl, byForward(howTo, names)];
}

function byCurl(calls: readonly PlannedCall[], { node }: NodeHowTo, names: readonly string[]): HandWay {
  const name = nameVariable(node, names, 'URL');
  const lines = calls.map(({ method, params }, index) => {
    const body = asciiJson({ jsonrpc: '2.0', id: index + 1, method, params });
    return `curl -sS -w '\\n' -H 'Content-Type: application/json' --data '${body}' "$${name}"`;
  });
  const notes = [phrase('hand.note.credentials')];
  return { way: 'curl', text: withRests(calls, lines), variables: [{ name, means: phrase('hand.variable.url', { node }) }], notes };
}

function byConsole(calls: readonly PlannedCall[], { node }: NodeHowTo, names: readonly string[]): HandWay {
  const name = nameVariable(node, names, 'IPC');
  const lines = inOneSession(calls).map((part) => `geth attach --exec '${expression(part)}' "$${name}"`);
  return { way: 'geth', text: lines.join(`\n${REST}\n`), variables: [{ name, means: phrase('hand.variable.ipc', { node }) }], notes: [] };
}

function byPod(calls: readonly PlannedCall[], howTo: NodeHowTo, names: readonly string[]): HandWay {
  const { words, variables } = inPod(howTo, names);
  const attach = nameVariable(howTo.node, names, 'ATTACH');
  const means = phrase('hand.variable.attach', { node: howTo.node });
  const lines = inOneSession(calls).map(
    (part) => `kubectl exec ${words} -- geth attach --exec '${expression(part)}' "\${${attach}:-http://localhost:8545}"`,
  );
  return { way: 'kubectl', text: lines.join(`\n${REST}\n`), variables: [...variables, { name: attach, means }], notes: [] };
}

/** Besu has no console, and its image no curl: a way to the pod for the curl commands. */
function byForward(howTo: NodeHowTo, names: readonly string[]): HandWay {
  const { words, variables } = podWords(howTo, names);
  const url: HandVariable = { name: nameVariable(howTo.node, names, 'URL'), means: phrase('hand.variable.forwarded') };
  return {
    way: 'kubectl',
    text: `kubectl port-forward ${words} 18545:8545`,
    variables: [...variables, url],
    notes: [phrase('hand.note.forward')],
  };
}

type Numbered = { readonly call: PlannedCall; readonly id: number };

const expression = (part: readonly Numbered[]): string => {
  const texts = part.map(({ call, id }) => consoleCall(call, id));
  return texts.length === 1 ? texts.join('') : `[${texts.join(', ')}]`;
};

/** Parts that may run in one session: a start right after a stop may not. */
function inOneSession(calls: readonly PlannedCall[]): readonly (readonly Numbered[])[] {
  const parts: Numbered[][] = [];
  for (const [index, call] of calls.entries()) {
    const part = parts.at(-1);
    const numbered = { call, id: index + 1 };
    if (part === undefined || isTooSoon(calls[index - 1], call)) parts.push([numbered]);
    else part.push(numbered);
  }
  return parts;
}

const withRests = (calls: readonly PlannedCall[], lines: readonly string[]): string =>
  calls.flatMap((call, index) => [...restBefore(calls[index - 1], call), lines[index] ?? '']).join('\n');

/** What stands between two calls in a script. */
export const restBefore = (before: PlannedCall | undefined, call: PlannedCall | undefined): readonly string[] =>
  call !== undefined && isTooSoon(before, call) ? [REST] : [];

const isTooSoon = (before: PlannedCall | undefined, { method }: PlannedCall): boolean =>
  (before?.method === 'miner_stop' && method === 'miner_start') || (before?.method === 'miner_start' && method === 'miner_stop');
