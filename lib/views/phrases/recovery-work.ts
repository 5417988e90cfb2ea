/** Words of work by hand, of what is saved, of transactions given back, and of the report. */
export const RECOVERY_WORK_PHRASES = {
  'hand.variable.url': 'RPC address of {node}, as your machine reaches it: http://… or https://…',
  'hand.variable.ipc': 'path of geth.ipc of {node} on its own machine, or its RPC address where IPC is off',
  'hand.variable.attach': 'where geth of {node} listens inside its pod; http://localhost:8545 unless set',
  'hand.variable.forwarded': 'http://localhost:18545 while the forwarding runs',
  'hand.variable.namespace': 'Kubernetes namespace of {node}',
  'hand.variable.pod': 'pod of {node}',
  'hand.variable.container': 'container in the pod of {node} in which geth runs',
  'hand.variable.statefulset': 'StatefulSet of {node}: the name of its pod without the number at the end',
  'hand.variable.service': 'systemd service of {node}',
  'hand.variable.docker': 'Docker container of {node}',
  'hand.variable.static-nodes':
    'path of static-nodes.json of {node}: in its data folder if the file is there, else in the folder geth inside it',
  'hand.variable.configmap': 'ConfigMap that holds static-nodes.json; {name} unless set',

  'hand.note.credentials':
    'Where the node asks for credentials, add them as you always do (-u or -H). They are never part of a command here.',
  'hand.note.forward': 'Leave it running in a second terminal and use the curl commands meanwhile.',
  'hand.note.clean-stop': 'It must end cleanly: a process that is killed may come back many blocks lower.',
  'hand.note.set-makes-pod': 'Its StatefulSet makes the pod anew at once; the data stays.',
  'hand.note.static-nodes-read': 'It is read only when the process starts. permissioned-nodes.json stays as it is.',
  'hand.note.one-configmap':
    'One ConfigMap serves all nodes of the namespace: write it once. A pod gets it at its next start. helm install and uninstall of a node write it anew.',

  'hand.note.lists-differ':
    'The lists of this step differ from node to node: the one ConfigMap of the GoQuorum chart can not hold them, and a pod copies it over this file at each start.',

  'hand.file.static-nodes': 'static-nodes.json of {node} as it must be.',
  'hand.file.configmap': 'The same as a ConfigMap, where Helm or a repository writes your cluster. The chart has no value for it.',

  'pasted.empty': 'Nothing was pasted: paste what the commands printed.',
  'pasted.too-long': 'More than {most} characters were pasted: paste only what the commands printed.',
  'pasted.web-page': 'What was pasted is a web page, not an answer of a node: check the address, and whether a proxy asks for credentials.',
  'pasted.failed': 'It did not reach the node: {said}',
  'pasted.broken': 'An answer is cut off or broken, beginning with: {start}',
  'pasted.other-call': 'An answer carries number {id}, which none of these commands has: it belongs to other commands.',
  'pasted.too-many': '{answers} answers were pasted for {calls} commands: paste only what these printed.',
  'pasted.missing': 'No answer was found for: {calls}.',
  'pasted.refused': 'The node refused call {call}: {said}',
  'pasted.unexpected': 'Call {call} answered {answer}, which it does not when it is taken.',
} as const;
