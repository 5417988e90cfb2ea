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

  'hand.script.identity': 'the node that answers is {node}',
  'hand.script.who': 'Who answers here can not be proven: make sure that this is {node}, then press Enter.',
  'hand.script.step': 'Step {at} of {of}: {title}',
  'hand.script.barrier': 'Press Enter when Quorumwatch shows that the plan stands at this step.',
  'hand.script.height': 'Blocks above {height} are taken from {node}. To go on type {height}:',
  'hand.script.if-needed': 'Only where Quorumwatch asks for it: type y to do it, Enter to leave it out.',
  'hand.script.machine': 'Do now what the commands of this step say for the machine of {node}, then press Enter.',
  'hand.script.end': 'That was all of {node}. Whether it was done is decided by what Quorumwatch sees.',
  'hand.script.chain': 'its chain id is {id}',
  'hand.script.genesis': 'its genesis block is {hash}',
  'hand.script.core-runs': 'its consensus core runs',
  'hand.script.core-stopped': 'its consensus core is stopped',
  'hand.script.alone': 'it has no peers',
  'hand.script.head': 'its head is {height} ({hash})',
  'hand.script.holds': 'it holds block {height} ({hash})',
  'hand.script.linked': 'it is linked with {to}',
  'hand.script.peers': 'its peers are {count}',
  'hand.script.reaches': 'its head is {height} or higher',
  'hand.note.script':
    'It asks before every step and waits there: the nodes have to take each step together. Ctrl-C ends it between two calls.',
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

  'given-back.as-kept': '{words}',
  'given-back.in-block': 'in block {height} {hash}',
  'given-back.moved': 'in block {height} {hash}, was in {was}',
  'given-back.changed': '{place}; {field} was {was}, is {is}',
  'given-back.split': 'nodes hold different blocks at {height}',
  'given-back.pool': 'waits in the pool of {nodes}',
  'given-back.silent': 'no node answered about it',
  'given-back.private': 'its payload is with the private transaction managers: only its sender can send it again',
  'given-back.no-sender': 'its sender or nonce could not be read',
  'given-back.no-nonce': 'no node tells the next nonce of {sender}',
  'given-back.nonces-differ': 'nodes tell different next nonces of {sender}',
  'given-back.nonce-used': 'nonce {nonce} of its sender is used',
  'given-back.replaced': 'replaced by {hash}, which has its nonce {nonce}',
  'given-back.no-bytes': 'its bytes were not saved',
  'given-back.dropped': 'a node took it, and none has it now: it is sent again',
  'given-back.gone': 'it was taken {times} times, and no node has it now: something drops it',
  'given-back.refused': '{node} said: {said}',
  'given-back.not-ready': 'no pool was ready for it yet; {node} said: {said}',
  'given-back.unsure': 'the answer of {node} did not come: {said}',
  'given-back.held': 'not sent: nonce {nonce} of its sender has to come first, and no node has it ready',
  'given-back.held-after': 'not sent: nonce {nonce} of its sender has to come first, and is not known to be taken',
  'given-back.nobody': 'not sent: no node tells the next nonce of its sender',

  'report.head': 'When it was planned, {node} stood at {height} {hash}.',
  'report.head-on': 'When it was planned, {node} stood at {height} {hash}, on branch {branch}.',
  'report.step-done': 'Step done: {step}',
  'report.phase': 'From {from} to {to}.',
  'report.stopped': 'Stopped: {why}',
  'report.restarted': 'Quorumwatch was started anew, or took over from another; what was under way was resolved by looking.',
  'report.unkept': 'Nothing could be kept since {since}, and nothing was sent: {problem}.',
  'report.back': 'Back to the step "{step}", to do it again and to prove it again: {why}',
  'report.returned.well':
    '{node}, which the plan goes on without, answered again and was compared: at {height} {hash} it stands on the chain of those that go on, or below the fork. It holds up nothing.',
  'report.returned.other':
    '{node}, which the plan goes on without, answered again and was compared: at {height} {hash} it holds a block that those that go on do not. Linked with them it stops the plan.',
  'report.person': 'A person acted ({act}).',
  'report.check.passed': 'Seen: {seen} (expected: {expected})',
  'report.check.failed': 'Not as expected: {seen} (expected: {expected})',
  'report.check.unknown': 'Could not be told: {seen} (expected: {expected})',

  'advice.fault': '{nodes} run a release with a known fault: {fault}. It is mended in {release}: upgrade to it or a later one. {source}',
  'advice.fault-perhaps':
    '{nodes} run a release with a fault that may show here (the settings do not tell): {fault}. It is mended in {release}. {source}',
  'advice.fault-open': '{nodes} run a release with a known fault that no release is known to mend: {fault}. {source}',
  'advice.versions-unknown': 'The release of {nodes} is not known: whether it has a known fault can not be told.',
  'advice.settings-unknown': 'The consensus settings are not known: whether the time-outs fit them can not be told.',
  'advice.timeout-period':
    'The request time-out ({timeout}) is not above the block period ({period}): rounds end before their block may come. Set it well above.',
  'advice.timeout-empty':
    'The request time-out ({timeout}) is not above the empty block period ({period}): rounds can end, and freeze, before an empty block may come. Set it well above.',
  'advice.max-timeout':
    'Time-outs double with every round and have no maximum: the longer a stall, the longer it lasts after its cause is gone. Set maxRequestTimeoutSeconds; it works from v24.4.0 on.',
  'advice.ibft-timeout':
    'IBFT has no maximum of its time-outs: after a long stall it may not go on by itself even with a quorum. Consider the change to QBFT.',
  'advice.traffic':
    'While a chain stands, pause what sends transactions steadily: each new one can begin the wait of a round anew and hold the rounds for ever.',
  'advice.clean-stops':
    'Stop processes cleanly, with time to write their states, or run validators with --gcmode archive: otherwise a later rewind may lose 126 blocks.',
  'advice.tell-readers':
    'Tell whoever reads the chain (explorers, indexers, applications) that {blocks} blocks are gone: nodes tell nobody.',
  'advice.votes': 'Votes on validators that stood in dropped blocks are gone: propose them again.',
} as const;
