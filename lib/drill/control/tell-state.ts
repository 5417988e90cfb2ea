import type { DrillDesk } from '@/lib/drill/control/drill-desk';
import type { DrillNote, SimNode } from '@/lib/drill/types';

/** How many of the newest notes drill_state tells, without operators' calls; drill_notes has them all. */
const RECENT_NOTES = 20;

/** What drill_state answers: the truth inside the drill, which no RPC of a node tells. Times in ms since 1970. */
export function tellState(desk: DrillDesk): Readonly<Record<string, unknown>> {
  const { network, pace, book } = desk;
  const at = network.sim.now();
  const nameOf = new Map(network.nodes.map((node) => [node.key.address as string, node.name]));
  return {
    time: at,
    iso: new Date(at).toISOString(),
    speed: tellSpeed(pace.speed()),
    paused: desk.isPaused(),
    lagMs: Math.round(pace.lagMs()),
    scenario: desk.scenario(),
    ahead: desk.ahead().map(({ at: due, step }) => ({ inMs: Math.round(due - at), ...step })),
    nodes: network.nodes.map((node) => ({ ...tellNode(node, at, nameOf), url: desk.urlOf(node.name) })),
    faults: book.open(),
    notes: network
      .notes()
      .filter(({ what }) => what !== 'call')
      .slice(-RECENT_NOTES)
      .map(tellNote),
  };
}

/** JSON has no infinity. */
export const tellSpeed = (speed: number): number | 'max' => (Number.isFinite(speed) ? speed : 'max');

export const tellNote = ({ at, what, data }: DrillNote) => ({ at, what, ...data });

function tellNode(node: SimNode, now: number, nameOf: ReadonlyMap<string, string>): Readonly<Record<string, unknown>> {
  const { name, role } = node;
  const process = node.process();
  const { address } = node.key;
  const fixed = {
    name,
    role,
    address,
    silent: node.silent,
    hostile: node.hostile,
    skewMs: node.clock() - now,
    closedApis: [...node.closedApis],
  };
  if (process === null) return { ...fixed, up: false };
  const { chain, miner, peers } = process;
  const { block, round } = chain.head();
  const view = miner.view();
  return {
    ...fixed,
    up: true,
    head: block.header.height,
    hash: block.hash,
    headRound: round,
    mining: miner.isMining(),
    core: view === null ? null : { ...view, proposer: view.proposer === null ? null : (nameOf.get(view.proposer) ?? view.proposer) },
    peers: peers.list().map((peer) => peer.name),
    syncing: peers.syncing() !== null,
  };
}
