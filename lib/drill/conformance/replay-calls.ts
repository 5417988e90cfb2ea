import type { RecordedNetwork } from '@/lib/drill/conformance/read-recording';
import type { Twin } from '@/lib/drill/conformance/twin-network';
import type { Answered, Difference, RecordedCall } from '@/lib/drill/conformance/types';

/** Blocks and keys by a name both networks share ("A", "B", "validator-1"): hashes and addresses differ, what they stand for doesn't. */
export type SharedNames = ReadonlyMap<string, string>;

export type Replay = {
  readonly recording: RecordedNetwork;
  readonly twin: Twin;
  readonly recordedNames: SharedNames;
  readonly drillNames: SharedNames;
};

/** Answers that hang on each network's own traffic and keys: their shapes are compared elsewhere. */
const OWN_CONTENT = /^(admin_nodeInfo|txpool_\w+)$/;

type Fields = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

function blockSaid(block: unknown, names: SharedNames): string {
  if (!isObject(block)) return JSON.stringify(block);
  return names.get(String(block.hash)) ?? `another block ${Number(block.number)}`;
}

function signersSaid({ Hash, Author, Committers }: Fields, names: SharedNames): string {
  const committers = Array.isArray(Committers) ? `${Committers.length} committers` : JSON.stringify(Committers);
  return `${names.get(String(Hash))} by ${names.get(String(Author))}, ${committers}`;
}

/** What an answer says, without what each network has of its own. */
function said(method: string, answer: Answered, names: SharedNames): string {
  if (!answer.ok) return `error ${answer.error.code} "${answer.error.message}"`;
  const { result } = answer;
  if (method.startsWith('eth_getBlockBy')) return blockSaid(result, names);
  if (method.startsWith('istanbul_getSigners') && isObject(result)) return signersSaid(result, names);
  if (method.startsWith('istanbul_getValidators') && Array.isArray(result)) return `${result.length} validators`;
  return method === 'admin_peers' ? `${(result as readonly unknown[]).length} peers` : JSON.stringify(result);
}

/** A recorded parameter as the drill needs it: its own enode, its own hash. */
function translate({ recording, twin, recordedNames, drillNames }: Replay, param: unknown): unknown {
  if (typeof param !== 'string') return param;
  const node = recording.nodes.find(({ enode }) => enode === param);
  if (node !== undefined) return twin.of(node.name).enode;
  const name = recordedNames.get(param);
  if (name === undefined) return param;
  return [...drillNames].find(([, drillName]) => drillName === name)?.[0] ?? param;
}

/**
 * Puts recorded calls to the drill one by one, each as long after the first as it was recorded, with the drill's own enodes and hashes in
 * them, and compares what is answered. Returns where the answers differ, by the moment in seconds.
 */
export function replayCalls(replay: Replay, calls: readonly RecordedCall[]): readonly Difference[] {
  const { twin, recordedNames, drillNames } = replay;
  const { heads, network } = twin;
  const startedAt = network.sim.now();
  const first = calls[0]?.at ?? 0;
  return calls.flatMap(({ at, node, method, params, answer }): readonly Difference[] => {
    heads.runUntil(Math.max(network.sim.now(), startedAt + at - first));
    const asked = params.map((param) => translate(replay, param));
    const got = said(method, twin.ask(node, method, asked), drillNames);
    const recorded = said(method, answer, recordedNames);
    if (got === recorded || OWN_CONTENT.test(method)) return [];
    return [{ call: `${node} ${method}`, path: `${((at - first) / 1000).toFixed(1)} s`, recorded, got }];
  });
}
