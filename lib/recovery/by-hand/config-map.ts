import { phrase } from '@/lib/incidents/phrase';
import { nameVariable } from './name-variable';
import { shellWord } from './shell-word';
import type { HandVariable, NodeHowTo } from './types';

/** One ConfigMap serves all nodes of a namespace; the chart's hooks write it, no value of the chart does. Source: quorum-kubernetes. */
export const CONFIG_MAP = 'goquorum-peers';
export const FILE = 'static-nodes.json';

/** How the ConfigMap with static-nodes.json is named in a command, and the file its list is kept in as it was. */
export type ConfigMapWords = {
  readonly namespace: string;
  readonly name: string;
  readonly kept: string;
  readonly variables: readonly HandVariable[];
};

export function configMapWords({ node, kubernetes }: NodeHowTo, names: readonly string[]): ConfigMapWords {
  const variable = nameVariable(node, names, 'NAMESPACE');
  const namespace = kubernetes === null ? `"\${${variable}:?}"` : shellWord(kubernetes.namespace);
  const name = `"\${PEERS_CONFIGMAP:-${CONFIG_MAP}}"`;
  return {
    namespace,
    name,
    kept: `${namespace}.${name}.before-recovery.json`,
    variables: [
      ...(kubernetes === null ? [{ name: variable, means: phrase('hand.variable.namespace', { node }) }] : []),
      { name: 'PEERS_CONFIGMAP', means: phrase('hand.variable.configmap', { name: CONFIG_MAP }) },
    ],
  };
}
