import { fundedAccounts } from '@/lib/drill/block/plan-genesis';
import { signTransfer } from '@/lib/drill/block/sign-transfer';
import { ControlError } from '@/lib/drill/control/control-error';
import type { DrillDesk } from '@/lib/drill/control/drill-desk';
import { tellNote, tellSpeed, tellState } from '@/lib/drill/control/tell-state';
import { shown } from '@/lib/drill/faults/read-arguments';
import { FAULTS } from '@/lib/drill/faults/registry';
import { findScenario, SCENARIOS } from '@/lib/drill/scenarios/registry';
import type { FaultArguments, SimNode } from '@/lib/drill/types';

type Method = {
  readonly does: string;
  readonly run: (desk: DrillDesk, params: readonly unknown[]) => unknown;
};

export const MAX_SPEED = 1000;
const MAX_ADVANCE_MS = 3_600_000;

/** The drill's own methods, by name. Each takes a list of parameters. */
export const CONTROL_METHODS: Readonly<Record<string, Method>> = {
  drill_state: { does: 'time, speed, nodes, open faults, what comes next', run: tellState },
  drill_notes: {
    does: "what was done and what happened, operators' calls to nodes too, oldest first",
    run: ({ network }) => network.notes().map(tellNote),
  },
  drill_methods: { does: 'these methods', run: () => Object.entries(CONTROL_METHODS).map(([name, { does }]) => ({ name, does })) },
  drill_faults: {
    does: 'every fault: what it does, takes and how it is undone',
    run: ({ network }) =>
      FAULTS.map(({ id, title, does, undone, takes, mustSay, refuse }) => ({
        id,
        title,
        does,
        undone,
        takes,
        mustSay,
        refusedNow: refuse(network, {}),
      })),
  },
  drill_scenarios: {
    does: 'every scenario: its story, steps and what must be said in the end',
    run: () => SCENARIOS.map(({ id, title, story, steps, mustSay }) => ({ id, title, story, steps, mustSay })),
  },
  drill_apply: {
    does: '[fault, arguments?]: applies a fault',
    run: ({ book }, [id, given]) => book.apply(text(id, 'fault'), faultArguments(given)),
  },
  drill_undo: { does: '[fault or reference]: undoes an open fault', run: ({ book }, [ref]) => book.undo(text(ref, 'fault')) },
  drill_undoAll: { does: 'undoes all open faults, the last one first', run: ({ book }) => book.undoAll() },
  drill_play: {
    does: '[scenario]: takes its steps from now on, on the network as it is',
    run: (desk, [id]) => {
      const name = text(id, 'scenario');
      const scenario = findScenario(name);
      if (scenario === null)
        throw new ControlError(`There is no scenario "${name}"; there are: ${SCENARIOS.map((one) => one.id).join(', ')}.`);
      desk.play(scenario);
      return tellState(desk).ahead;
    },
  },
  drill_speed: {
    does: `[speed]: simulated seconds in a real one, up to ${MAX_SPEED}, or "max"`,
    run: (desk, [asked]) => {
      const speed = asked === 'max' ? Number.POSITIVE_INFINITY : number(asked, 'speed', 0, MAX_SPEED);
      if (speed === 0) desk.pause();
      else {
        desk.resume();
        desk.pace.setSpeed(speed);
      }
      return tellSpeed(desk.pace.speed());
    },
  },
  drill_pause: {
    does: 'stops simulated time',
    run: (desk) => {
      desk.pause();
      return null;
    },
  },
  drill_resume: {
    does: 'lets it run again',
    run: (desk) => {
      desk.resume();
      return tellSpeed(desk.pace.speed());
    },
  },
  drill_advance: {
    does: '[ms]: runs so much simulated time at once, at most an hour',
    run: ({ network, pace }, [ms]) => {
      pace.advance(number(ms, 'ms', 0, MAX_ADVANCE_MS));
      return network.sim.now();
    },
  },
  drill_node: { does: '[node, "start" | "stop" | "kill"]: its process', run: runNode },
  drill_sendTransfer: { does: '[node?]: a transfer of the first funded account into the pool of a node; its hash', run: sendTransfer },
};

function runNode({ network }: DrillDesk, [name, what]: readonly unknown[]): unknown {
  const node = nodeCalled(network.nodes, name);
  if (what !== 'start' && what !== 'stop' && what !== 'kill')
    throw new ControlError(`What to do with ${node.name}? start, stop or kill, not ${shown(what)}.`);
  const isUp = node.process() !== null;
  if (isUp === (what === 'start')) throw new ControlError(`${node.name} ${isUp ? 'runs already' : 'is down already'}.`, -32000);
  if (what === 'start') node.start();
  else node.stop(what === 'stop' ? 'clean' : 'kill');
  network.note('process', { node: node.name, what });
  return { name: node.name, up: what === 'start' };
}

function sendTransfer({ network, seed }: DrillDesk, [name]: readonly unknown[]): unknown {
  const first = network.nodes.find((node) => node.process() !== null);
  const node = name === undefined ? first : nodeCalled(network.nodes, name);
  const pool = node?.process()?.pool;
  if (node === undefined || pool === undefined) throw new ControlError(`${node?.name ?? 'Every node'} is down.`, -32000);
  const key = fundedAccounts(seed)[0];
  if (key === undefined) throw new ControlError('No account holds funds.', -32000);
  const transfer = signTransfer({
    key,
    chainId: network.workshop.genesis.chainId,
    nonce: pool.nextNonce(key.address),
    to: `0x${'b0'.padStart(40, '0')}`,
  });
  const said = pool.add(transfer, true);
  if (!said.ok) throw new ControlError(`${node.name}: ${said.message}`, -32000);
  return { node: node.name, hash: transfer.hash };
}

function nodeCalled(nodes: readonly SimNode[], name: unknown): SimNode {
  const found = nodes.find((node) => node.name === name);
  if (found === undefined)
    throw new ControlError(
      `${name === undefined ? 'Which node? There' : `There is no node ${shown(name)}; there`} are: ${nodes.map((node) => node.name).join(', ')}.`,
    );
  return found;
}

function text(value: unknown, what: string): string {
  if (typeof value === 'string') return value;
  throw new ControlError(value === undefined ? `Which ${what}? Give its name.` : `Which ${what}? ${shown(value)} is no name.`);
}

function number(value: unknown, what: string, least: number, most: number): number {
  if (typeof value === 'number' && value >= least && value <= most) return value;
  throw new ControlError(`${what} is ${shown(value)}; it is a number from ${least} to ${most}.`);
}

function faultArguments(value: unknown): FaultArguments {
  if (value === undefined || value === null) return {};
  const isPlain = (one: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof one);
  const fits = (one: unknown): boolean => isPlain(one) || (Array.isArray(one) && one.every((entry) => typeof entry === 'string'));
  if (typeof value !== 'object' || Array.isArray(value) || !Object.values(value).every(fits)) {
    throw new ControlError('The arguments of a fault are an object of names, numbers and flags, such as {"node": "validator-1"}.');
  }
  return value as FaultArguments;
}
