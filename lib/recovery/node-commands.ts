import { type Phrase, phrase } from '@/lib/incidents/phrase';
import { nameVariable } from './by-hand/name-variable';
import { nodeScript } from './by-hand/node-script';
import { inPod, podWords } from './by-hand/pod-words';
import type { HandCommands, HandWay, NodeHowTo } from './by-hand/types';
import type { Plan } from './plan-types';

const SEND = '"console.log(JSON.stringify(web3.currentProvider.send($1)))"';
/** The console prints what its last expression gives after what it was told to print. */
const ALONE = "| sed '/^undefined$/d'";

/** All that one node does in a plan, as one script to copy whole, by each way to ask the node. No ways = it does nothing in it. */
export function nodeCommands(plan: Plan, howTo: NodeHowTo, say: (phrase: Phrase) => string): HandCommands {
  const { node, hasConsole } = howTo;
  const named = (ending: string) => nameVariable(node, plan.nodes, ending);
  const notes = [phrase('hand.note.script')];
  const way = (name: HandWay['way'], ask: string, variables: HandWay['variables'], more: HandWay['notes'] = []): readonly HandWay[] => {
    const text = nodeScript({ plan, node, say, ask });
    return text === null ? [] : [{ way: name, text, variables, notes: [...notes, ...more] }];
  };
  const set = (name: string) => `: "\${${name}:?}"\n`;
  const url = named('URL');
  const curl = way(
    'curl',
    `${set(url)}ask() { curl -sS -H 'Content-Type: application/json' --data "$1" "$${url}"; }`,
    [{ name: url, means: phrase('hand.variable.url', { node }) }],
    [phrase('hand.note.credentials')],
  );
  if (curl.length === 0) return { ways: [], files: [] };
  if (!hasConsole) {
    const { words, variables } = podWords(howTo, plan.nodes);
    const forward: HandWay = {
      way: 'kubectl',
      text: `kubectl port-forward ${words} 18545:8545`,
      variables: [...variables, { name: url, means: phrase('hand.variable.forwarded') }],
      notes: [phrase('hand.note.forward')],
    };
    return { ways: [...curl, forward], files: [] };
  }
  const ipc = named('IPC');
  const { words, variables } = inPod(howTo, plan.nodes);
  const geth = way('geth', `${set(ipc)}ask() { geth attach --exec ${SEND} "$${ipc}" ${ALONE}; }`, [
    { name: ipc, means: phrase('hand.variable.ipc', { node }) },
  ]);
  const pod = way(
    'kubectl',
    `ask() { kubectl exec ${words} -- geth attach --exec ${SEND} "\${${named('ATTACH')}:-http://localhost:8545}" </dev/null ${ALONE}; }`,
    [...variables, { name: named('ATTACH'), means: phrase('hand.variable.attach', { node }) }],
  );
  return { ways: [...curl, ...geth, ...pod], files: [] };
}
