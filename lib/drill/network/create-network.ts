import { createGenesis } from '@/lib/drill/block/create-genesis';
import { createWorkshop } from '@/lib/drill/block/create-workshop';
import { deriveKeys } from '@/lib/drill/network/derive-keys';
import { runTraffic } from '@/lib/drill/network/run-traffic';
import { createNode, type NetworkNode } from '@/lib/drill/node/create-node';
import { createWire } from '@/lib/drill/peers/create-wire';
import { createSimulation } from '@/lib/drill/simulation/create-simulation';
import type { BlockWorkshop, DrillKey, DrillNetwork, DrillNote, Genesis, NetworkPlan, NodeName, NodeSpec } from '@/lib/drill/types';

/** Most validators a drill may have: more is no longer a network anybody runs, and takes minutes to start. */
export const MOST_NODES = 200;
/** Fewest validators whose turns can be mixed, see deriveKeys. */
const LEAST_MIXED = 4;
const FIRST_P2P_PORT = 30303;
/** Notes kept for drill_state; the oldest go first. */
const MOST_NOTES = 2000;

/** Where a plan can't be made into a network; names the value and what it may be. */
export class PlanError extends Error {
  override readonly name = 'PlanError';
}

/**
 * A network of simulated GoQuorum nodes, all started at `plan.startAt` and connected by their static-nodes.json. Nothing moves until
 * somebody runs its simulation. Same plan, same history.
 * @throws PlanError
 */
export function createNetwork(plan: NetworkPlan): DrillNetwork {
  checkPlan(plan);
  const sim = createSimulation({ seed: plan.seed, startAt: plan.startAt });
  const specs = nodeSpecs(plan);
  const validators = specs.filter(({ role }) => role === 'validator').map(({ key }) => key.address);
  const genesis = createGenesis(plan, validators);
  const keys = specs.map(({ key }) => key);
  const workshops = new Map<Genesis, BlockWorkshop>();
  const workshopFor = (of: Genesis): BlockWorkshop => {
    const known = workshops.get(of) ?? createWorkshop({ genesis: of, keys });
    workshops.set(of, known);
    return known;
  };
  const wire = createWire({ sim });
  const notes: DrillNote[] = [];
  const nodes: readonly NetworkNode[] = specs.map((spec) =>
    createNode(spec, {
      sim,
      wire,
      directory: {
        of: (nodeId) => byId.get(nodeId)?.end() ?? null,
        isRunning: (address) => (byAddress.get(address)?.end() ?? null) !== null,
      },
      genesis,
      workshopFor,
      archive: plan.archive ?? false,
    }),
  );
  const byId = new Map(nodes.map((node) => [node.key.nodeId, node]));
  const byAddress = new Map(nodes.map((node) => [node.key.address, node]));
  for (const node of nodes) node.disk.staticNodes = nodes.filter((other) => other !== node).map(({ enode }) => enode);
  const network: DrillNetwork = {
    sim,
    workshop: workshopFor(genesis),
    wire,
    nodes,
    node: (name) => {
      const found = nodes.find((node) => node.name === name);
      if (found === undefined) throw new PlanError(`no node is called ${name}; there are ${nodes.map((node) => node.name).join(', ')}`);
      return found;
    },
    note: (what, data = {}) => {
      notes.push({ at: sim.now(), what, data });
      if (notes.length > MOST_NOTES) notes.shift();
    },
    notes: () => notes,
  };
  for (const node of nodes) node.start();
  if (plan.transfersEveryMs !== undefined && plan.transfersEveryMs > 0) runTraffic(network, plan.seed, plan.transfersEveryMs);
  return network;
}

function nodeSpecs({ validators, members, seed, names, mixedOrder = false }: NetworkPlan): readonly NodeSpec[] {
  const nameOf = (role: 'validator' | 'member', index: number): NodeName =>
    (role === 'validator' ? names?.validators : names?.members)?.[index] ?? `${role}-${index + 1}`;
  const roles = [...Array<'validator'>(validators).fill('validator'), ...Array<'member'>(members).fill('member')];
  const named = roles.map((role, place) => ({ role, name: nameOf(role, role === 'validator' ? place : place - validators) }));
  const keys = deriveKeys({ seed, names: named.map(({ name }) => name), mixed: mixedOrder });
  return named.map((node, place) => ({ ...node, key: keys[place] as DrillKey, p2pPort: FIRST_P2P_PORT + place }));
}

function checkPlan(plan: NetworkPlan): void {
  const whole = (what: string, value: number, least: number, most: number): void => {
    if (Number.isInteger(value) && value >= least && value <= most) return;
    throw new PlanError(`${what} is ${value}: a whole number from ${least} to ${most} is needed`);
  };
  whole('the number of validators', plan.validators, 1, MOST_NODES);
  whole('the number of members', plan.members, 0, MOST_NODES - plan.validators);
  whole('the block period in seconds', plan.blockPeriodSeconds, 1, 3600);
  whole('the request time-out in seconds', plan.requestTimeoutSeconds, 1, 86_400);
  whole('the empty block period in seconds', plan.emptyBlockPeriodSeconds ?? 0, 0, 3600);
  whole('the maximum request time-out in seconds', plan.maxRequestTimeoutSeconds ?? 0, 0, 86_400);
  if (plan.mixedOrder === true && plan.validators < LEAST_MIXED)
    throw new PlanError(`mixedOrder needs ${LEAST_MIXED} validators or more: there are ${plan.validators}`);
  if (plan.seed === '') throw new PlanError('the seed is empty: any text or number will do');
}
