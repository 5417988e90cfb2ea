import { phrase } from '@/lib/incidents/phrase';
import type { Plan, Task } from '../plan-types';
import { asciiJson } from './ascii-json';
import { CONFIG_MAP, configMapWords, FILE } from './config-map';
import { nameVariable } from './name-variable';
import type { HandCommands, HandWay, NodeHowTo } from './types';

/** static-nodes.json of one node, read by its process at its next start. permissioned-nodes.json is left as it is. */
export function staticNodesByHand(task: Task, enodes: readonly string[], plan: Plan, howTo: NodeHowTo): HandCommands {
  const text = asciiJson(enodes, 2);
  const path = nameVariable(howTo.node, plan.nodes, 'STATIC_NODES');
  const shell: HandWay = {
    way: 'shell',
    text: [
      // The file as it was is kept once, so that a second writing does not replace it.
      `[ -e "\${${path}:?}.before-recovery" ] || cp -p "$${path}" "$${path}.before-recovery"`,
      `printf '%s\\n' '${text}' > "$${path}"`,
      `cat "$${path}"`,
    ].join('\n'),
    variables: [{ name: path, means: phrase('hand.variable.static-nodes', { node: howTo.node }) }],
    notes: [phrase('hand.note.static-nodes-read')],
  };
  const files = [{ name: FILE, text: `${text}\n`, says: phrase('hand.file.static-nodes', { node: howTo.node }) }];
  const shared = sharedList(task, plan);
  if (shared === null) return { ways: [{ ...shell, notes: [...shell.notes, phrase('hand.note.lists-differ')] }], files };
  const kubectl = byConfigMap(shared, howTo, plan.nodes);
  // In a pod of the chart the file is copied from the ConfigMap at each start: what is written there is lost.
  return { ways: howTo.kubernetes === null ? [shell, kubectl] : [kubectl], files: [...files, manifest(shared, howTo)] };
}

/** Patched only once the list as it was is kept: what was there before has to be put back. */
function byConfigMap(enodes: readonly string[], howTo: NodeHowTo, names: readonly string[]): HandWay {
  const patch = asciiJson({ data: { [FILE]: asciiJson(enodes, 2) } });
  const { namespace, name, kept, variables } = configMapWords(howTo, names);
  const read = `kubectl get configmap --namespace=${namespace} ${name} --output='jsonpath={.data.static-nodes\\.json}'`;
  return {
    way: 'kubectl',
    text: [
      `{ [ -e ${kept} ] || { ${read} > ${kept}.part && mv ${kept}.part ${kept}; }; } &&`,
      `  kubectl patch configmap --namespace=${namespace} ${name} --type=merge --patch '${patch}'`,
    ].join('\n'),
    variables,
    notes: [phrase('hand.note.one-configmap')],
  };
}

/** For those whose cluster is written by Helm or from a repository: the object itself. */
function manifest(enodes: readonly string[], { kubernetes }: NodeHowTo): HandCommands['files'][number] {
  const lines = asciiJson(enodes, 2).split('\n');
  return {
    name: 'configmap.yaml',
    text: [
      'apiVersion: v1',
      'kind: ConfigMap',
      'metadata:',
      `  name: ${CONFIG_MAP}`,
      ...(kubernetes === null ? [] : [`  namespace: ${asciiJson(kubernetes.namespace)}`]),
      'data:',
      `  ${FILE}: |`,
      ...lines.map((line) => `    ${line}`),
      '',
    ].join('\n'),
    says: phrase('hand.file.configmap'),
  };
}

/**
 * The list one ConfigMap can give to all nodes written in the same step: nothing, or everybody (a node does not dial itself).
 * null = their lists differ, and one ConfigMap can't serve them.
 */
function sharedList(task: Task, plan: Plan): readonly string[] | null {
  const step = plan.steps.find(({ tasks }) => tasks.some(({ id }) => id === task.id));
  const lists = (step?.tasks ?? [task]).flatMap(({ node, byHand }) => {
    if (byHand?.kind !== 'write-static-nodes') return [];
    const own = plan.enodes[node];
    return [byHand.enodes.length === 0 || own === undefined ? byHand.enodes : [...new Set([...byHand.enodes, own])].sort()];
  });
  const [first = []] = lists;
  return lists.every((list) => list.join('\n') === first.join('\n')) ? first : null;
}
