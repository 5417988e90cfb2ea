import { plantFork } from '@/lib/drill/plant/plant-fork';
import { answerCall } from '@/lib/drill/rpc/answer-call';
import { type WatchedDrill, watchDrill } from '@/lib/drill/scenarios/must-say.test-world';
import { USUAL_PLAN } from '@/lib/drill/scenarios/usual-plan';
import type { DrillNetwork, NetworkPlan, PlantedBranch } from '@/lib/drill/types';
import { fakeClient, REFUSED } from '@/lib/monitor/watch.test-world';
import type { KeptPlan } from '@/lib/storage/recovery-store';
import type { LookedNode } from './look-at-nodes';

/** Simulated ms between two steps while a fork is waited for. */
const STEP_MS = 20;

export type ForkedDrill = WatchedDrill & { readonly nodes: readonly LookedNode[]; readonly now: () => number };

type Options = {
  readonly plan?: Partial<NetworkPlan>;
  readonly historyMs?: number;
  readonly seed?: string;
  readonly restarted?: boolean;
  readonly before?: (network: DrillNetwork) => void;
  /** Called once the branches' meshes are apart and before they have a block of their own: to give each transactions of its own. */
  readonly whileApart?: (network: DrillNetwork) => void;
  /** Nodes of the drill that nobody configured, down until a test starts them. */
  readonly unconfigured?: readonly string[];
  /** What the watch is told of the plan under way. */
  readonly recovery?: () => KeptPlan | null;
};

/** A drill with a watch over it, forked as planned (no branches = healthy) and looked at until the watch has proven it. */
export async function forkedDrill(branches: readonly PlantedBranch[], options: Options = {}): Promise<ForkedDrill> {
  const { plan = {}, historyMs = 30_000, seed = '1', restarted = false, unconfigured = [], before, whileApart, recovery } = options;
  const drill = await watchDrill({ ...USUAL_PLAN, ...plan }, { historyMs, seed, unconfigured, ...(recovery ? { recovery } : {}) });
  for (const name of unconfigured) drill.network.node(name).stop('clean');
  await drill.look(5);
  before?.(drill.network);
  if (branches.length > 0) plant(drill.network, branches, restarted, whileApart);
  await drill.look(8);
  const { sim } = drill.network;
  return { ...drill, nodes: clientsOf(drill.network).filter(({ name }) => !unconfigured.includes(name)), now: () => sim.now() };
}

/** Every node of a network as the executor asks it, without a wire. */
export function clientsOf(network: DrillNetwork): readonly LookedNode[] {
  const { sim } = network;
  return network.nodes.map((node) => ({
    name: node.name,
    client: fakeClient(
      { name: node.name, answer: (call) => answerCall(node, network, call), failure: () => (node.process() === null ? REFUSED : null) },
      () => sim.now(),
    ),
  }));
}

function plant(network: DrillNetwork, branches: readonly PlantedBranch[], restarted: boolean, whileApart: Options['whileApart']): void {
  const { sim } = network;
  const planting = plantFork(network, branches, { restarted });
  let isTold = false;
  while (planting.fork() === null) {
    if (!isTold && planting.state() === 'apart') {
      whileApart?.(network);
      isTold = true;
    }
    if (planting.state() === 'given-up') throw new Error(`no fork: ${JSON.stringify(network.notes().at(-1))}`);
    sim.runUntil(sim.now() + STEP_MS);
  }
}
