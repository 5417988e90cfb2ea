import { beforeAll, describe, expect, it } from 'vitest';
import { compareBlocks } from '@/lib/drill/conformance/compare-blocks';
import { chainOf, recordedBlocks, recordedHeads } from '@/lib/drill/conformance/head-seen';
import { readRecording } from '@/lib/drill/conformance/read-recording';
import { replayCalls } from '@/lib/drill/conformance/replay-calls';
import { createTwin, type Twin } from '@/lib/drill/conformance/twin-network';
import { plantFork } from '@/lib/drill/plant/plant-fork';

const recording = readRecording('fixtures/recordings/qbft-fork-2-2');
const ANCESTOR = 13;
const A = ['validator-1', 'validator-2', 'member-1'];
const B = ['validator-3', 'validator-4', 'member-2'];
const blocks = recordedBlocks(recording);
const recordedChain = chainOf(blocks, recordedHeads(recording).at(-1)?.block.hash ?? '').filter(({ height }) => height >= ANCESTOR);
const stage = (name: string) => recording.calls.filter((call) => call.stage === name);
const firstHead = (node: string): string => recordedHeads(recording).find((seen) => seen.node === node)?.block.hash ?? '';

let twin: Twin;
const head = (name: string) => {
  const found = twin.of(name).process()?.chain.head();
  if (found === undefined) throw new Error(`${name} is down`);
  return found.block;
};

/** The fork as recorded: the same ancestor, authors at the same turns, both branches one block deep, everybody restarted and connected. */
beforeAll(() => {
  twin = createTwin(recording, 'fork-2-2');
  const { heads, network } = twin;
  while (head('validator-1').header.height < ANCESTOR) heads.run(10);
  twin.turn(recordedChain[0]?.rank ?? -1, heads.seen.at(-1)?.block.rank ?? -1);
  const planting = plantFork(
    network,
    [
      { depth: 1, round: 0, holders: A.map((name) => twin.of(name).name) },
      { depth: 1, round: 1, holders: B.map((name) => twin.of(name).name) },
    ],
    { restarted: true },
  );
  while (planting.state() !== 'planted' && planting.state() !== 'given-up') heads.run(100);
  expect(planting.state()).toBe('planted');
  // Everybody was started seconds before the first recorded tick.
  heads.run(10_000);
});

const names = () => ({
  recordedNames: new Map([
    [recordedChain[0]?.hash ?? '', 'the ancestor'],
    [firstHead('validator-1'), 'A'],
    [firstHead('validator-3'), 'B'],
    ...recording.nodes.map(({ name, address }) => [address, name] as const),
  ]),
  drillNames: new Map([
    [head('validator-1').header.parentHash, 'the ancestor'],
    [head('validator-1').hash, 'A'],
    [head('validator-3').hash, 'B'],
    ...recording.nodes.map(({ name }) => [twin.of(name).key.address, name] as const),
  ]),
});

describe('the drill under the plan of qbft-fork-2-2', () => {
  it('stays forked for as long as recorded, whole meshed and mining, each camp without the other block', () => {
    const { heads } = twin;
    const before = heads.seen.length;
    expect(head('validator-1').header.parentHash).toBe(head('validator-3').header.parentHash);
    expect(
      replayCalls(
        { recording, twin, ...names() },
        stage('forked').filter(({ method }) => isStory(method)),
      ),
    ).toEqual([]);
    expect(heads.seen.length).toBe(before);
  });

  it('answers the cure call by call as recorded, and ends producing', () => {
    const { heads } = twin;
    expect(replayCalls({ recording, twin, ...names() }, stage('recovery'))).toEqual([]);
    const startedAt = twin.network.sim.now();
    heads.run(stage('after').at(-1)?.at === undefined ? 0 : (stage('after').at(-1)?.at ?? 0) - (stage('after')[0]?.at ?? 0));
    const first = heads.seen.find(({ block, by }) => block.height === ANCESTOR + 1 && by > startedAt - 1_000);
    expect((first?.by ?? Number.POSITIVE_INFINITY) - startedAt).toBeLessThan(1_000);
  });

  it('makes the recorded blocks afterwards: one hash everywhere, rounds 0, the rotation, 40 s by the transition, then 5 s', () => {
    const hashes = new Set(twin.network.nodes.map((node) => node.process()?.chain.head().block.hash));
    expect(hashes.size).toBe(1);
    const chain = chainOf(twin.heads.blocks, [...hashes][0] ?? '').filter(({ height }) => height >= ANCESTOR);
    const shared = recordedChain.slice(0, Math.min(recordedChain.length, chain.length));
    expect(shared.length).toBeGreaterThanOrEqual(6);
    // The first period holds the cure: how long it took is no fact of the client's.
    expect(compareBlocks('fork-2-2', shared.slice(1), chain.slice(1, shared.length), { periodSeconds: 0 })).toEqual([]);
  });
});

/** Calls that tell what happens; the others are portraits of each network's own keys and ports. */
function isStory(method: string): boolean {
  return /^(eth_getBlockBy\w+|net_peerCount|eth_syncing|eth_mining|admin_peers|istanbul_(get\w+AtHash|getSignersFromBlockByHash))$/.test(
    method,
  );
}
