import { phrase } from '@/lib/incidents/phrase';
import type { Plan } from '../plan-types';
import { configMapWords, FILE } from './config-map';
import { nameVariable } from './name-variable';
import type { HandCommands, HandWay, NodeHowTo } from './types';

/** Puts static-nodes.json back as it was before `write-static-nodes` replaced it: for a network whose nodes do not tell their addresses. */
export function restoreStaticNodes(plan: Plan, howTo: NodeHowTo): HandCommands {
  const path = nameVariable(howTo.node, plan.nodes, 'STATIC_NODES');
  const shell: HandWay = {
    way: 'shell',
    text: [`cp -p "\${${path}:?}.before-recovery" "$${path}"`, `cat "$${path}"`].join('\n'),
    variables: [{ name: path, means: phrase('hand.variable.static-nodes', { node: howTo.node }) }],
    notes: [phrase('hand.note.static-nodes-read')],
  };
  const { namespace, name, kept, variables } = configMapWords(howTo, plan.nodes);
  const kubectl: HandWay = {
    way: 'kubectl',
    text: [
      `kubectl create configmap ${name} --from-file=${FILE}=${kept} --dry-run=client --output=json |`,
      `  kubectl patch configmap --namespace=${namespace} ${name} --type=merge --patch-file=/dev/stdin`,
    ].join('\n'),
    variables,
    notes: [phrase('hand.note.one-configmap')],
  };
  return { ways: howTo.kubernetes === null ? [shell, kubectl] : [kubectl], files: [] };
}
