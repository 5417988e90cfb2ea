import { phrase } from '@/lib/incidents/phrase';
import { nameVariable } from './name-variable';
import { shellWord } from './shell-word';
import type { HandVariable, NodeHowTo } from './types';

type Words = { readonly words: string; readonly variables: readonly HandVariable[] };

/** Namespace and pod as arguments of kubectl. A variable that is not set ends the command: no default namespace is ever meant. */
export function podWords({ node, kubernetes }: NodeHowTo, names: readonly string[]): Words {
  if (kubernetes !== null)
    return { words: `--namespace=${shellWord(kubernetes.namespace)} ${shellWord(`pod/${kubernetes.pod}`)}`, variables: [] };
  const [namespace, pod] = [nameVariable(node, names, 'NAMESPACE'), nameVariable(node, names, 'POD')];
  return {
    words: `--namespace="\${${namespace}:?}" "pod/\${${pod}:?}"`,
    variables: [
      { name: namespace, means: phrase('hand.variable.namespace', { node }) },
      { name: pod, means: phrase('hand.variable.pod', { node }) },
    ],
  };
}

/** The same with the container, where there may be several. */
export function inPod(howTo: NodeHowTo, names: readonly string[]): Words {
  const { words, variables } = podWords(howTo, names);
  if (howTo.kubernetes !== null)
    return {
      words: howTo.kubernetes.container === null ? words : `${words} --container=${shellWord(howTo.kubernetes.container)}`,
      variables,
    };
  const container = nameVariable(howTo.node, names, 'CONTAINER');
  const means = phrase('hand.variable.container', { node: howTo.node });
  return { words: `${words} --container="\${${container}:?}"`, variables: [...variables, { name: container, means }] };
}
