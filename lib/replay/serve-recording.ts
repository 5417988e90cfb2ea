import type { PlaybackPlan } from '@/lib/replay/plan-playback';
import { answerCall, isDown, type NodeAt } from '@/lib/replay/recorded-node';
import type { RecordedNode, Recording } from '@/lib/replay/recording';
import type { Clock } from '@/lib/runtime/clock';
import { type NodeTraffic, serveNodes } from '@/lib/served-node/serve-nodes';
import type { Answer, AskedCall } from '@/lib/served-node/types';
import { dialectOf } from '@/lib/served-node/wire-dialect';

export type ServedNode = { readonly name: string; readonly role: string; readonly address: string | null; readonly url: string };

export type ServedRecording = {
  /** In the order of network.json. */
  readonly nodes: readonly ServedNode[];
  readonly stats: () => Readonly<Record<string, NodeTraffic>>;
  /** Opens and closes the nodes' ports as they should be now; happens by itself every few real milliseconds. */
  readonly settle: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

export type ServeOptions = {
  readonly recording: Recording;
  readonly plan: PlaybackPlan;
  readonly clock: Clock;
  /** One a node, in the order of network.json; free ones where missing or 0. */
  readonly ports?: readonly number[] | undefined;
};

/**
 * Serves every node of a recording as a JSON-RPC server on 127.0.0.1, answering by the clock. A node that is down refuses connections.
 * @throws Error naming the port where one is taken; nothing is left open then.
 */
export async function serveRecording({ recording, plan, clock, ports = [] }: ServeOptions): Promise<ServedRecording> {
  const dialect = dialectOf(recording.client);
  const viewOf = (node: RecordedNode): NodeAt => ({ recording, node, at: Math.min(clock.now(), plan.answersUntil), opening: plan.opening });
  const { urls, traffic, settle, stop } = await serveNodes(
    recording.nodes.map((node) => ({ dialect, isDown: () => isDown(viewOf(node)), answerer: () => answererAt(viewOf(node)) })),
    ports,
  );
  return {
    nodes: recording.nodes.map(({ name, role, address }, index) => ({ name, role, address, url: urls[index] ?? '' })),
    stats: () => Object.fromEntries(traffic().map((counts, index) => [recording.nodes[index]?.name ?? '', counts])),
    settle,
    stop,
  };
}

/** All calls of a body see the recording at one instant. */
const answererAt =
  (view: NodeAt) =>
  (call: AskedCall): Answer =>
    answerCall(view, call);
