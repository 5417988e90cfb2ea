import { phrase } from '@/lib/incidents/phrase';
import type { HandWork } from '../plan-types';
import { nameVariable } from './name-variable';
import { inPod, podWords } from './pod-words';
import { shellWord } from './shell-word';
import type { HandVariable, HandWay, NodeHowTo } from './types';

type Act = Extract<HandWork['kind'], 'restart' | 'stop-process' | 'start-process'>;

/** Seconds a process is given to write its states: killed before, it may lose 126 blocks. */
const GRACE = 120;
const DOCKER = { restart: `restart --time ${GRACE}`, 'stop-process': `stop --time ${GRACE}`, 'start-process': 'start' } as const;
const SYSTEMD = { restart: 'restart', 'stop-process': 'stop', 'start-process': 'start' } as const;

/** Ends or starts a node's process, cleanly, where it may run. */
export function processByHand(act: Act, howTo: NodeHowTo, names: readonly string[]): readonly HandWay[] {
  const { node } = howTo;
  const service = nameVariable(node, names, 'SERVICE');
  const container = nameVariable(node, names, 'DOCKER');
  const notes = act === 'start-process' ? [] : [phrase('hand.note.clean-stop')];
  const systemd: HandWay = {
    way: 'systemd',
    text: `sudo systemctl ${SYSTEMD[act]} "\${${service}:?}"`,
    variables: [{ name: service, means: phrase('hand.variable.service', { node }) }],
    notes,
  };
  const docker: HandWay = {
    way: 'docker',
    text: `docker ${DOCKER[act]} "\${${container}:?}"`,
    variables: [{ name: container, means: phrase('hand.variable.docker', { node }) }],
    notes,
  };
  const kubectl = { way: 'kubectl' as const, ...inKubernetes(act, howTo, names) };
  return howTo.kubernetes === null ? [systemd, docker, kubectl] : [kubectl];
}

/** In the chart's image a shell is process 1 and passes no signal on, so geth itself is told to end first. Source: quorum-kubernetes node-statefulset.yaml. */
function inKubernetes(act: Act, howTo: NodeHowTo, names: readonly string[]): Omit<HandWay, 'way'> {
  const pod = podWords(howTo, names);
  const inside = inPod(howTo, names);
  const end = howTo.hasConsole ? [`kubectl exec ${inside.words} -- sh -c 'kill -INT $(pidof geth)'`] : [];
  if (act === 'restart') {
    return {
      text: [...end, `kubectl delete ${pod.words} --grace-period=${GRACE}`].join('\n'),
      variables: end.length > 0 ? inside.variables : pod.variables,
      notes: [phrase('hand.note.clean-stop'), phrase('hand.note.set-makes-pod')],
    };
  }
  const set = statefulSet(howTo, names);
  const scale = `kubectl scale ${set.words} --replicas=${act === 'stop-process' ? 0 : 1}`;
  if (act === 'start-process') return { text: scale, variables: set.variables, notes: [] };
  const variables = [...new Map([...inside.variables, ...set.variables].map((one) => [one.name, one])).values()];
  return { text: [...end, scale].join('\n'), variables, notes: [phrase('hand.note.clean-stop')] };
}

/** A StatefulSet's pod is called after it and its place in it. */
function statefulSet(
  { node, kubernetes }: NodeHowTo,
  names: readonly string[],
): { readonly words: string; readonly variables: readonly HandVariable[] } {
  const set = kubernetes === null ? null : /^(.+)-\d+$/.exec(kubernetes.pod)?.[1];
  const namespace = nameVariable(node, names, 'NAMESPACE');
  const name = nameVariable(node, names, 'STATEFULSET');
  const asks = [
    ...(kubernetes === null ? [{ name: namespace, means: phrase('hand.variable.namespace', { node }) }] : []),
    ...(set == null ? [{ name, means: phrase('hand.variable.statefulset', { node }) }] : []),
  ];
  const where = kubernetes === null ? `--namespace="\${${namespace}:?}"` : `--namespace=${shellWord(kubernetes.namespace)}`;
  return { words: `${where} ${set == null ? `"statefulset/\${${name}:?}"` : shellWord(`statefulset/${set}`)}`, variables: asks };
}
