import { createDesk, type DrillDesk } from '@/lib/drill/control/drill-desk';
import { serveControl } from '@/lib/drill/control/serve-control';
import { createFaultBook } from '@/lib/drill/faults/create-fault-book';
import { createNetwork, PlanError } from '@/lib/drill/network/create-network';
import { runNetwork } from '@/lib/drill/network/run-network';
import { serveNetwork } from '@/lib/drill/rpc/serve-network';
import { playScenario } from '@/lib/drill/scenarios/play-scenario';
import { findScenario, SCENARIOS } from '@/lib/drill/scenarios/registry';
import type { DrillNetwork, NetworkPlan, Scenario } from '@/lib/drill/types';
import type { ClockSpec } from '@/lib/runtime/clock';
import { CliFault } from './cli-fault.mjs';
import type { DrillArguments } from './parse-drill-arguments';

/** What whoever started a drill has to know of it; plain data, it crosses processes. */
export type DrillReady = {
  readonly scenario: string;
  readonly seed: string;
  readonly nodes: readonly { readonly name: string; readonly role: string; readonly address: string | null; readonly url: string }[];
  readonly controlUrl: string;
  /** null = its time is the wall's. */
  readonly clock: ClockSpec | null;
  /** What will happen, with the simulated time of each. */
  readonly ahead: readonly { readonly at: number; readonly fault: string; readonly undo: boolean }[];
  /** Simulated ms since 1970. */
  readonly time: number;
};

export type HostedDrill = { readonly ready: DrillReady; readonly desk: DrillDesk; readonly stop: () => Promise<void> };

type HostOptions = {
  readonly asked: DrillArguments;
  readonly token: string;
  /** Real ms in which time stands still at another speed than life's: a dashboard boots meanwhile. */
  readonly bootMs?: number;
};

/** The scenario of this name; null = the first. @throws CliFault naming those there are */
export function chooseScenario(name: string | null): Scenario {
  const found = name === null ? SCENARIOS[0] : findScenario(name);
  if (found != null) return found;
  throw new CliFault(`There is no scenario "${name}"; there are: ${SCENARIOS.map(({ id }) => id).join(', ')}.`);
}

/** Runs a drill in this process: its nodes and its control port on 127.0.0.1. @throws CliFault for what a person asked that can't be */
export async function hostDrill({ asked, token, bootMs = 0 }: HostOptions): Promise<HostedDrill> {
  const scenario = chooseScenario(asked.scenario);
  const { speed, seed } = asked;
  const plan = planOf(scenario, asked, Date.now() - scenario.historyMs);
  if (isChanged(asked)) refuseUnfit(scenario, plan);
  const network = prepare(plan);
  refusePorts(asked, network);
  const stands = speed !== 1;
  const pace = runNetwork({ network, speed: stands ? 0 : 1 });
  const closing: (() => unknown)[] = [pace.stop];
  const stop = async (): Promise<void> => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    const ports = asked.nodePort === null ? [] : network.nodes.map((_, index) => (asked.nodePort ?? 0) + index);
    const served = await serveNetwork({ network, ports, before: pace.settle });
    closing.push(served.stop);
    const urls = new Map(served.nodes.map(({ name, url }) => [name, url]));
    const desk = createDesk({ network, seed, pace, urlOf: (name) => urls.get(name) ?? null });
    const control = await serveControl({ desk, token, port: asked.controlPort ?? 0 });
    closing.push(control.stop);
    desk.play(scenario);
    const clock = stands ? letRun(pace, network, speed, bootMs, closing) : null;
    const ahead = desk.ahead().map(({ at, step }) => ({ at, fault: step.fault, undo: step.undo ?? false }));
    const nodes = served.nodes.map(({ name, role, address, url }) => ({ name, role, address, url }));
    return { ready: { scenario: scenario.id, seed, nodes, controlUrl: control.url, clock, ahead, time: network.sim.now() }, desk, stop };
  } catch (error) {
    await stop();
    throw error instanceof Error && /^port /.test(error.message) ? new CliFault(`${sentence(error.message)}`, { cause: error }) : error;
  }
}

const isChanged = ({ validators, members, periodSeconds, timeoutSeconds, transfersEveryMs }: DrillArguments): boolean =>
  [validators, members, periodSeconds, timeoutSeconds, transfersEveryMs].some((value) => value !== null);

/** Plays the scenario once ahead, on a network of its own: a step that does not fit is said before anything starts. @throws CliFault */
function refuseUnfit(scenario: Scenario, plan: NetworkPlan): void {
  const network = prepareTo(plan, plan.startAt + 60_000);
  const play = playScenario(network, createFaultBook(network), scenario.steps);
  for (let last = play.ahead().at(-1); last !== undefined; last = play.ahead().at(-1)) network.sim.runUntil(last.at);
  const unfit = network.notes().find(({ what }) => what === 'step left out');
  if (unfit !== undefined) throw new CliFault(`Scenario "${scenario.id}" does not fit this network: ${unfit.data.why}`);
}

function refusePorts({ nodePort, controlPort }: DrillArguments, { nodes }: DrillNetwork): void {
  if (nodePort === null) return;
  const last = nodePort + nodes.length - 1;
  if (last > 65_535) throw new CliFault(`${nodes.length} nodes from port ${nodePort} on would need port ${last}; ports end at 65535.`);
  if (controlPort !== null && controlPort >= nodePort && controlPort <= last)
    throw new CliFault(`--control-port ${controlPort} is the port of ${nodes[controlPort - nodePort]?.name}: choose another.`);
}

/** The network with its past behind it, standing at the time it is now. */
function prepare(plan: NetworkPlan): DrillNetwork {
  const network = prepareTo(plan, plan.startAt);
  // The past takes time itself to be played: up to where the wall clock is then.
  while (network.sim.now() < Date.now()) network.sim.runUntil(Math.min(Date.now(), network.sim.now() + 60_000));
  return network;
}

function prepareTo(plan: NetworkPlan, at: number): DrillNetwork {
  try {
    const network = createNetwork(plan);
    network.sim.runUntil(at);
    return network;
  } catch (error) {
    throw error instanceof PlanError ? new CliFault(sentence(error.message), { cause: error }) : error;
  }
}

/** Time stands until the origin of the clock and runs from there; late by no more than the timer is. */
function letRun(
  pace: ReturnType<typeof runNetwork>,
  network: DrillNetwork,
  speed: number,
  bootMs: number,
  closing: (() => unknown)[],
): ClockSpec {
  const origin = Date.now() + bootMs;
  const timer = setTimeout(() => {
    const late = Math.max(0, Date.now() - origin);
    pace.setSpeed(speed);
    pace.advance(late * speed);
  }, bootMs);
  closing.push(() => clearTimeout(timer));
  return { start: network.sim.now(), rate: speed, origin, end: null };
}

function planOf({ plan }: Scenario, asked: DrillArguments, startAt: number): NetworkPlan {
  return {
    ...plan,
    seed: asked.seed,
    startAt,
    validators: asked.validators ?? plan.validators,
    members: asked.members ?? plan.members,
    blockPeriodSeconds: asked.periodSeconds ?? plan.blockPeriodSeconds,
    requestTimeoutSeconds: asked.timeoutSeconds ?? plan.requestTimeoutSeconds,
    ...(asked.transfersEveryMs === null ? {} : { transfersEveryMs: asked.transfersEveryMs }),
  };
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
