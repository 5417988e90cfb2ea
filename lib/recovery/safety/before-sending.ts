import { type Phrase, phrase } from '@/lib/incidents/phrase';
import { holdsBlock } from '../checks/holds-block';
import { countPeers } from '../checks/peer-names';
import { makeProblem } from '../machine/make-problem';
import { isBegun, isSettled, stateOf } from '../machine/steps-of';
import type { Plan, Step, Task } from '../plan-types';
import type { Problem } from '../problem-types';
import type { Run, TaskState } from '../run-types';
import { allowedPeers } from './allowed-peers';
import { mayBeAnother } from './may-be-another';
import { isRestarted, restsOnUptime } from './rests-on-uptime';
import type { Scene, SendRule } from './scene';
import { rewinds } from './what-a-task-does';

/** A core started within the second it was stopped in gets no request and no timer. Source: quorum istanbul/core, time stamps in seconds. */
const STOPPED_FOR_MS = 1_200;

const notNow = ({ now: at }: Scene, { id, node }: Task, says: Phrase): Problem =>
  makeProblem({ code: 'check-unknown', at, node, task: id, says });
const never = ({ now: at }: Scene, { id, node }: Task, says: Phrase): Problem =>
  makeProblem({ code: 'not-allowed-by-safety', at, node, task: id, says });

/** Only a node of the plan that answered since the step began, on this chain, proven to be the one the plan was made for. */
export const isKnown: SendRule = (scene, task) => {
  const { plan, nodes, fresh } = scene;
  const { node } = task;
  if (!nodes.includes(node) || plan.absent.includes(node)) return never(scene, task, phrase('run.safety.not-in-plan', { node }));
  if (!plan.basis.addresses[node] || plan.basis.confirmed?.includes(node))
    return never(scene, task, phrase('run.safety.unproven', { node }));
  const look = fresh(node);
  if (!look) return notNow(scene, task, phrase('run.safety.no-answer', { node }));
  const isProven = look.chainId !== null && look.address !== null && (plan.basis.genesis === null || look.genesis !== null);
  return isProven ? null : notNow(scene, task, phrase('run.safety.not-proven-now', { node }));
};

/** What is called rewinding is rewinding: to the block the plan says, never below the proven ancestor. */
export const notBelowAncestor: SendRule = (scene, task) => {
  if (!rewinds(task)) return null;
  const { ancestor } = scene.plan;
  const { node, head } = task;
  if (!ancestor) return never(scene, task, phrase('run.safety.no-ancestor', { node }));
  const asked = task.calls.filter(({ method }) => method === 'debug_setHead').map(({ params }) => params[0]);
  const isAsSaid = head !== null && asked.every((height) => typeof height === 'string' && Number(height) === head.to.height);
  if (!isAsSaid) return never(scene, task, phrase('run.safety.other-call', { node }));
  const isBelow = head.to.height < ancestor.height || (head.to.height === ancestor.height && head.to.hash !== ancestor.hash);
  return isBelow ? never(scene, task, phrase('run.safety.below', { node, height: ancestor.height })) : null;
};

/** Its head is known, from since the step began, and is still the one the plan took. */
export const fromTheOldHead: SendRule = (scene, task) => {
  if (!rewinds(task)) return null;
  const { run, now: at } = scene;
  const { node } = task;
  const head = scene.fresh(node)?.head ?? null;
  const from = task.head?.from ?? run.expected[node] ?? null;
  if (!head || !from) return notNow(scene, task, phrase('run.safety.head-unknown', { node }));
  if (head.hash === from.hash) return null;
  const seen = phrase('run.seen.head', { node, height: head.height, hash: { hash: head.hash } });
  const expected = phrase('run.expect.head', { node, height: from.height, hash: { hash: from.hash } });
  return makeProblem({ code: 'head-moved', at, node, task: task.id, says: phrase('run.problem.head-moved', { node }), seen, expected });
};

/** Its process is the one the plan was made for: where it lands was told by how long that has run. */
export const sameProcess: SendRule = (scene, task) => {
  const { plan, run } = scene;
  const { node } = task;
  if (!rewinds(task) || !restsOnUptime(plan, node)) return null;
  const look = scene.look(node);
  const another = look !== null && isRestarted(plan, look) ? 'yes' : mayBeAnother(plan, run, node);
  if (another === 'waits') return notNow(scene, task, phrase('run.stale.away-log', { node }));
  return another === 'yes' ? never(scene, task, phrase('run.safety.restarted', { node })) : null;
};

/** Where the plan isolates: proven for this node, and no peer in an answer since the step began. */
export const isolatedStill: SendRule = (scene, task) => {
  const { plan, run } = scene;
  if (!rewinds(task) || plan.playbook === 'besu-move-one') return null;
  const may = allowedPeers(plan, run).get(task.node);
  if (!may || may.size > 0) return never(scene, task, phrase('run.safety.not-isolated', { node: task.node }));
  const look = scene.fresh(task.node);
  const count = look ? countPeers(look) : null;
  if (count === null) return notNow(scene, task, phrase('run.safety.peers-unknown', { node: task.node }));
  if (count > 0) return never(scene, task, phrase('run.safety.not-isolated', { node: task.node }));
  return othersAlone(scene, task);
};

/** A link between two others would move a head too: each that is cut off has told in this step that it is alone. */
const othersAlone: SendRule = (scene, task) => {
  for (const [node, may] of allowedPeers(scene.plan, scene.run)) {
    if (may?.size !== 0 || !scene.nodes.includes(node)) continue;
    const look = scene.fresh(node);
    if (!look || countPeers(look) === null)
      return notNow(scene, task, phrase('run.safety.others-unknown', { node: task.node, other: node }));
  }
  return null;
};

/** No core runs on it while its chain is cut. */
export const coreIsOff: SendRule = (scene, task) => {
  if (!rewinds(task) || scene.plan.playbook === 'besu-move-one' || !scene.plan.validatorNodes.includes(task.node)) return null;
  const mining = scene.fresh(task.node)?.mining ?? null;
  if (mining === null) return notNow(scene, task, phrase('run.safety.core-unknown', { node: task.node }));
  return mining ? never(scene, task, phrase('run.safety.core-on', { node: task.node })) : null;
};

/** Every node that was rewound before it landed where it should, and is there still, unless the chain goes on meanwhile. */
export const canaryLanded: SendRule = (scene, task) => {
  if (!rewinds(task)) return null;
  const { plan, run, now: at } = scene;
  for (const other of plan.steps.flatMap(({ tasks }) => tasks)) {
    if (other.id === task.id || !rewinds(other) || !isBegun(run, other)) continue;
    // Of one that was left out afterwards counts where it was seen to land.
    const isOut = isSettled(run, other) && other.node in run.leftOut;
    const head = isOut ? (run.expected[other.node] ?? null) : (scene.fresh(other.node)?.head ?? null);
    if (!isSettled(run, other) || !head)
      return notNow(scene, task, phrase('run.safety.canary-open', { node: task.node, canary: other.node }));
    if (head.hash !== other.head?.to.hash && !goesOn(scene, task))
      return makeProblem({
        code: 'overshoot',
        at,
        node: other.node,
        task: other.id,
        says: phrase('run.safety.canary', { node: task.node, canary: other.node }),
      });
  }
  return null;
};

/** Afterwards a quorum can stand on one head, of nodes that answer now. */
export const quorumStays: SendRule = (scene, task) => {
  const { plan, fresh, nodes } = scene;
  if (!rewinds(task) || plan.playbook === 'besu-move-one') return null;
  if (!plan.target) return never(scene, task, phrase('run.safety.no-target', { node: task.node }));
  const together = nodes.filter((node) => plan.validatorNodes.includes(node) && endsOnTarget(scene, task, node));
  const count = new Set(together.map((node) => plan.basis.addresses[node]?.toLowerCase()).filter((one) => one !== undefined)).size;
  if (count >= plan.basis.quorumSize) return null;
  const silent = plan.validatorNodes.filter((node) => !fresh(node));
  const params = { node: task.node, count, quorum: plan.basis.quorumSize };
  // A silent node may answer yet; one that was left out will not.
  return silent.some((node) => nodes.includes(node))
    ? notNow(scene, task, phrase('run.safety.quorum', params))
    : never(scene, task, phrase('run.safety.quorum', params));
};

/** It is on the block all go on from, or the plan rewinds it so that it can get there. */
function endsOnTarget(scene: Scene, task: Task, node: string): boolean {
  const { plan, run, fresh } = scene;
  const look = fresh(node);
  const head = look?.head;
  if (!look || !head) return false;
  // The chain goes on: whoever holds the block is on it, and whoever is rewound now is not counted with.
  if (goesOn(scene, task)) return node !== task.node && plan.target !== null && holdsBlock(look, plan.target) === 'yes';
  const isMoved = plan.steps.some(({ tasks }) =>
    tasks.some((one) => one.node === node && rewinds(one) && stateOf(run, one.id).state !== 'left-out'),
  );
  // Below the fork it holds no branch: it takes over the one it is connected with.
  const isBelow = plan.ancestor !== null && head.height <= plan.ancestor.height;
  return head.hash === plan.target?.hash || isMoved || isBelow;
}

/** What is dropped was saved first, or somebody answers for going on without. */
export const evidenceFirst: SendRule = (scene, task) => {
  const { plan, run, now: at } = scene;
  const step = plan.steps.find(({ kind }) => kind === 'save-evidence');
  const isSaved = !step || step.id in run.doneSteps || run.evidenceSkipped !== null;
  if (!task.isDestructive || isSaved) return null;
  return makeProblem({ code: 'evidence-missing', at, node: task.node, task: task.id, says: phrase('run.problem.evidence') });
};

/** A core is started on the block all go on from, and not within the second it was stopped in. */
export const startsTogether: SendRule = (scene, task) => {
  const { plan, run, now, fresh } = scene;
  if (!task.calls.some(({ method }) => method === 'miner_start')) return null;
  const stops = plan.steps.flatMap(({ tasks }) =>
    tasks.filter(({ node, calls }) => node === task.node && calls.some(({ method }) => method === 'miner_stop')),
  );
  const justStopped = stops.some(({ id }) => now - lastMoment(run.tasks[id]) < STOPPED_FOR_MS);
  if (justStopped) return notNow(scene, task, phrase('run.safety.just-stopped', { node: task.node }));
  const own = plan.steps.find(({ tasks }) => tasks.includes(task));
  if (run.wayOut || !plan.target || !own || own.tasks.some((one) => isBegun(run, one)) || isGoingOn(plan, run, own)) return null;
  for (const { node } of own.tasks) {
    if (node in run.leftOut || !plan.validatorNodes.includes(node)) continue;
    const head = fresh(node)?.head;
    if (!head) return notNow(scene, task, phrase('run.safety.head-unknown', { node }));
    if (head.hash !== plan.target.hash)
      return never(scene, task, phrase('run.safety.start-elsewhere', { node, height: plan.target.height }));
  }
  return null;
};

/** Others were started before: whoever joins them stands where they are by now, which the step's own checks say. */
const isGoingOn = (plan: Plan, run: Run, own: Step): boolean =>
  plan.steps
    .slice(0, plan.steps.indexOf(own))
    .some(({ kind, tasks }) => kind === 'start-consensus' && tasks.some((one) => isBegun(run, one)));

function goesOn({ plan, run }: Scene, task: Task): boolean {
  const own = plan.steps.find(({ tasks }) => tasks.includes(task));
  return own !== undefined && isGoingOn(plan, run, own);
}

function lastMoment(state: TaskState | undefined): number {
  if (!state) return Number.NEGATIVE_INFINITY;
  if ('since' in state) return state.since;
  return 'at' in state ? state.at : Number.NEGATIVE_INFINITY;
}
