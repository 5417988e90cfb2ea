import { offerHash } from './offer-hash';
import type { Plan, PlanInput, Step, Task } from './plan-types';
import type { Applying } from './recommend';

/** Every safety rule that an offered plan breaks, in words; empty = none. Read from the plan alone, as the executor would run it. */
export function brokenRules(offer: Applying, input: PlanInput): readonly string[] {
  const { plan } = offer;
  return [
    ...wellFormed(offer),
    ...onlyOurNodes(plan, input),
    ...rightClient(plan, input),
    ...rewindsInOrder(plan, input),
    ...cutOnBothEnds(plan),
    ...dialledFromOneEnd(plan),
    ...quorumOnOneHead(plan, input),
    ...unknownIsNotNone(plan, input),
    ...blocked(offer, input),
  ];
}

const methodsOf = (task: Task) => task.calls.map(({ method }) => method);
const tasksOf = (plan: Plan) => plan.steps.flatMap(({ tasks }) => tasks);
const isRewind = (task: Task) => methodsOf(task).includes('debug_setHead');

function wellFormed({ plan, hash }: Applying): string[] {
  const ids = [...plan.steps.map(({ id }) => id), ...tasksOf(plan).map(({ id }) => id)];
  return [
    ...(new Set(ids).size === ids.length ? [] : ['an id is given twice']),
    ...(offerHash(JSON.parse(JSON.stringify(plan))) === hash ? [] : ['the hash is not that of the plan as stored']),
    ...plan.steps.filter(({ limitMs }) => !(limitMs > 0 && Number.isFinite(limitMs))).map(({ id }) => `${id} has no limit`),
    ...(plan.isDestructive === tasksOf(plan).some(({ isDestructive }) => isDestructive) ? [] : ['isDestructive is wrong']),
    ...tasksOf(plan)
      .filter((task) => isRewind(task) && !task.isDestructive)
      .map(({ id }) => `${id} is not marked as destructive`),
    ...tasksOf(plan)
      .filter(({ calls, byHand }) => calls.length === 0 && byHand === null)
      .map(({ id }) => `${id} does nothing`),
    ...tasksOf(plan)
      .filter(({ after }) => after.length === 0)
      .map(({ id }) => `${id} is not verified`)
      .filter((text) => !/connect|relink|-cut|-join/.test(text)),
  ];
}

function onlyOurNodes(plan: Plan, { survey }: PlanInput): string[] {
  const looks = new Map(survey.looks.map((look) => [look.node, look]));
  return [...new Set(tasksOf(plan).map(({ node }) => node))].flatMap((node) => {
    const look = looks.get(node);
    if (!look?.answered) return [`${node} did not answer and is called`];
    if (look.chainId !== plan.basis.chainId || look.genesis !== plan.basis.genesis) return [`${node} is of another chain and is called`];
    return plan.nodes.includes(node) && !plan.absent.includes(node) ? [] : [`${node} is no node of the plan`];
  });
}

/** Two ends told to dial each other at the same time may refuse one another. */
function dialledFromOneEnd(plan: Plan): string[] {
  return plan.steps
    .filter(({ kind }) => kind === 'connect')
    .flatMap((step) => {
      const pairs = step.tasks
        .filter(({ isByHand }) => !isByHand)
        .flatMap((task) =>
          task.calls
            .filter(({ method }) => method === 'admin_addPeer')
            .map(({ params }) => ({ from: plan.enodes[task.node], to: params[0], waitMs: task.waitMs ?? 0 })),
        );
      return pairs
        .filter((one) =>
          pairs.some((other) => other.from === one.to && other.to === one.from && Math.abs(other.waitMs - one.waitMs) < 1_000),
        )
        .map(({ from, to }) => `${step.id}: ${from} and ${to} dial each other at once`);
    });
}

function rightClient(plan: Plan, { diagnosis }: PlanInput): string[] {
  const families = new Set(plan.nodes.filter((node) => !plan.absent.includes(node)).map((node) => diagnosis.clientOf(node)?.family));
  const isBesu = plan.playbook.startsWith('besu');
  const isForOne = isBesu || tasksOf(plan).some((task) => methodsOf(task).some((method) => /^(miner_|debug_setHead)/.test(method)));
  if (!isForOne) return [];
  return families.size === 1 && families.has(isBesu ? 'besu' : 'goquorum') ? [] : [`${plan.playbook} for ${[...families].join('+')}`];
}

/** Never below or above the ancestor, never before isolation is proven, never after links are made again, the canary alone and first, typed. */
function rewindsInOrder(plan: Plan, { survey }: PlanInput): string[] {
  const rewinding = plan.steps.filter(({ tasks }) => tasks.some(isRewind));
  if (rewinding.length === 0) return [];
  const broken: string[] = [];
  const { ancestor } = plan;
  if (!ancestor || survey.ancestor?.hash !== ancestor.hash) return ['rewinds without a proven ancestor'];
  const wanted = `0x${ancestor.height.toString(16)}`;
  for (const task of rewinding.flatMap(({ tasks }) => tasks)) {
    const look = survey.looks.find(({ node }) => node === task.node);
    if (task.calls.some(({ params }) => params.length !== 1 || params[0] !== wanted)) broken.push(`${task.id} does not go to the ancestor`);
    if (!look?.head || look.head.height <= ancestor.height) broken.push(`${task.id} is not above the ancestor`);
    if (look?.holds[ancestor.height] !== ancestor.hash && !blockedAncestor(plan, task.node, survey))
      broken.push(`${task.id} is not proven to hold the ancestor`);
  }
  const planned = rewinding.filter(({ tasks }) => !tasks.every(({ unless }) => unless));
  const [first] = planned;
  for (const step of rewinding) if (!planned.includes(step)) broken.push(...remedyInOrder(plan, step));
  if (first?.tasks.length !== 1 || first.confirmHeight !== ancestor.height)
    broken.push('the canary is not alone, or its height is not typed');
  if (rewinding.some(({ order }) => order !== 'one-by-one')) broken.push('rewinds at once');
  const at = (test: (step: Step) => boolean) => plan.steps.findIndex(test);
  const begins = plan.steps.indexOf(first as Step);
  const ends = plan.steps.indexOf(planned.at(-1) as Step);
  if (at(({ kind }) => kind === 'save-evidence') !== 0) broken.push('evidence is not saved first');
  if (plan.playbook === 'besu-move-one') return broken;
  const proof = at(({ kind }) => kind === 'prove-isolation');
  if (proof < 0 || proof > begins) broken.push('rewinds before isolation is proven');
  const stop = at(({ kind }) => kind === 'stop-consensus');
  if (stop < 0 || stop > begins) broken.push('rewinds while consensus runs');
  if (plan.steps.slice(proof, ends).some(({ tasks }) => tasks.some((task) => methodsOf(task).includes('admin_addPeer'))))
    broken.push('connects between the proof and the rewind');
  const isolated = plan.steps[proof]?.after.filter((check) => check.kind === 'no-peers' && check.forMs >= 40_000).length ?? 0;
  if (isolated !== survey.looks.filter(({ node, answered }) => answered && plan.nodes.includes(node)).length)
    broken.push('not everybody is proven to be isolated');
  for (const { before, nodes } of rewinding)
    for (const node of nodes)
      if (!before.some((check) => check.kind === 'holds' && check.node === node && check.block.hash === ancestor.hash))
        broken.push(`${node} is rewound without a fresh look at the ancestor`);
  const [canary, ...others] = planned;
  const name = canary?.tasks[0]?.node;
  for (const step of others)
    if (!step.before.some((check) => check.kind === 'head' && check.node === name && check.is.hash === ancestor.hash && !check.orBelow))
      broken.push('others are rewound without the canary on the ancestor');
  return broken;
}

/** A node that refuses the kept chain is rewound while that goes on: its height typed, alone again, cut on both ends, its core off. */
function remedyInOrder(plan: Plan, step: Step): string[] {
  const before = plan.steps.slice(0, plan.steps.indexOf(step));
  const broken = step.confirmHeight === plan.ancestor?.height ? [] : [`${step.id} is not typed`];
  if (!before.some(({ kind, tasks }) => kind === 'watch' && tasks.length === 0)) broken.push(`${step.id} comes before blocks do`);
  for (const { node } of step.tasks) {
    const enode = plan.enodes[node];
    const linked = before.findLastIndex(({ tasks }) =>
      tasks.some((task) =>
        task.calls.some(({ method, params }) => method === 'admin_addPeer' && (task.node === node || params[0] === enode)),
      ),
    );
    const since = before.slice(linked + 1).flatMap(({ tasks }) => tasks);
    const own = since.find((task) => task.node === node && task.after.some((check) => check.kind === 'no-peers' && check.forMs >= 40_000));
    if (!own) broken.push(`${node} is rewound once more without a proof that it is alone`);
    if (plan.validatorNodes.includes(node) && !own?.after.some((check) => check.kind === 'core' && !check.running))
      broken.push(`${node} is rewound once more while its core may run`);
    const cutting = new Set(
      since.flatMap((task) =>
        task.calls.some(({ method, params }) => method === 'admin_removePeer' && params[0] === enode) ? [task.node] : [],
      ),
    );
    for (const other of plan.nodes)
      if (other !== node && enode && !plan.absent.includes(other) && !cutting.has(other)) broken.push(`${other} keeps ${node} as a peer`);
  }
  return broken;
}

/** A node that did not prove it is named and blocks the plan. */
const blockedAncestor = (_: Plan, node: string, { looks, ancestor }: PlanInput['survey']) =>
  looks.find((look) => look.node === node)?.holds[ancestor?.height ?? -1] === undefined;

/** Every pair of called nodes is removed on both ends before it is proven that nobody is connected. */
function cutOnBothEnds(plan: Plan): string[] {
  const isolate = plan.steps.find(({ id }) => id === 'isolate');
  if (!isolate) return [];
  return isolate.tasks.flatMap(({ node, calls, times }) => {
    const removed = new Set(calls.map(({ params }) => params[0]));
    const missing = plan.nodes.filter((other) => other !== node && plan.enodes[other] && !removed.has(plan.enodes[other]));
    return [...missing.map((other) => `${node} is not cut from ${other}`), ...(times >= 2 ? [] : [`${node} is cut once only`])];
  });
}

/** Plays the plan: whoever starts first has one head among as many validators as a quorum takes. */
function quorumOnOneHead(plan: Plan, { survey }: PlanInput): string[] {
  const head = new Map(survey.looks.map((look) => [look.node, look.head?.hash ?? null]));
  const starts = plan.steps.find(({ kind, tasks }) => kind === 'start-consensus' && tasks.some(({ unless }) => !unless));
  if (!plan.target || !starts) return [];
  const follows = new Set<string>();
  for (const step of plan.steps.slice(0, plan.steps.indexOf(starts))) {
    for (const task of step.tasks) if (isRewind(task)) head.set(task.node, plan.ancestor?.hash ?? null);
    if (step.kind === 'wait') for (const node of step.nodes) follows.add(node);
  }
  const target = plan.target.hash;
  const isOnIt = (node: string) => head.get(node) === target || follows.has(node);
  const validators = new Set(starts.nodes.filter((node) => plan.validatorNodes.includes(node)).map((node) => plan.basis.addresses[node]));
  const wrong = starts.nodes.filter((node) => !isOnIt(node)).map((node) => `${node} starts on another head`);
  const unchecked = starts.nodes.filter(
    (node) => !starts.before.some((check) => check.kind === 'head' && check.node === node && check.is.hash === target),
  );
  return [
    ...wrong,
    ...unchecked.map((node) => `${node} starts without its head verified`),
    ...(validators.size >= plan.basis.quorumSize ? [] : [`only ${validators.size} of a quorum of ${plan.basis.quorumSize} start`]),
  ];
}

function unknownIsNotNone(plan: Plan, { survey }: PlanInput): string[] {
  const { dropsBranches, losesTransactions, losesVotes } = plan.worth;
  const dropped = survey.branches.filter(({ label }) => dropsBranches.includes(label)).flatMap(({ blocks }) => blocks);
  return [
    ...(dropped.some(({ transactions }) => transactions === null) && losesTransactions !== null
      ? ['unknown transactions count as known']
      : []),
    ...(dropped.some(({ votes }) => votes === null) && losesVotes !== null ? ['unknown votes count as known'] : []),
  ];
}

/** What is not known of a node stands in the way by name. */
function blocked({ plan, blockers }: Applying, { survey, confirmed, hasOpenPlan }: PlanInput): string[] {
  const ids = new Set(blockers.map(({ id }) => id));
  const broken = hasOpenPlan && !ids.has('open-plan') ? ['another plan is open'] : [];
  if (!plan.isDestructive) return broken;
  const taken = (id: string) => ids.has(id) || confirmed.some(({ blocker }) => blocker === id);
  for (const { node, answered, address, head } of survey.looks) {
    if (!plan.nodes.includes(node)) continue;
    if (!answered && !taken(`unreachable:${node}`)) broken.push(`${node} is silent and not named`);
    // Said by a person, and in the plan by files alone, it is sent nothing.
    const isRead = plan.playbook === 'rotate-static-nodes' && confirmed.some(({ blocker }) => blocker.startsWith(`identity:${node}=0x`));
    const sent = plan.steps.flatMap(({ tasks }) => tasks.filter((task) => task.node === node && task.calls.length > 0 && !task.isByHand));
    if (answered && address === null && !ids.has(`identity:${node}`) && !(isRead && sent.length === 0))
      broken.push(`${node} is not proven and not named`);
    if (answered && head === null && !ids.has(`head:${node}`)) broken.push(`the head of ${node} is not known and not named`);
  }
  if (plan.playbook !== 'besu-move-one')
    for (const { address } of survey.strangers) if (!taken(`stranger:${address}`)) broken.push(`stranger ${address} is not named`);
  return broken;
}
