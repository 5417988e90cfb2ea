import { describe, expect, it } from 'vitest';
import type { NetworkPicture, NodePicture } from '@/lib/chain/picture';
import { input } from '@/lib/incidents/diagnosis.test-world';
import { forkOutlook } from '@/lib/incidents/outlook/fork';
import { stallOutlook } from '@/lib/incidents/outlook/stall';
import { stallKind } from '@/lib/incidents/stall-kind';
import { findFindings } from './findings';
import { matrixView } from './matrix-view';
import { quorumView } from './quorum-view';
import { speak } from './sentence';

const address = (place: number) => `0x${String(place).repeat(40)}` as const;
const NOW = 1_000_000;

function node(place: number, more: Partial<NodePicture> = {}): NodePicture {
  return {
    name: `v${place}`,
    address: address(place),
    addressSource: 'nodeAddress',
    role: 'validator',
    answering: true,
    counted: true,
    faults: [],
    head: { height: 50, hash: '0xaa' },
    lastAnswerAt: NOW,
    client: null,
    peers: 3,
    mining: true,
    syncing: false,
    latencyMs: 1,
    capabilities: {},
    chainId: null,
    genesis: null,
    config: null,
    enode: null,
    peerList: null,
    peersAt: null,
    pool: null,
    answeringSince: null,
    silentSince: null,
    log: null,
    ...more,
  };
}

const peer = (place: number) => ({ enode: null, address: address(place), inbound: null });

/** Validators that are linked with each other and with nobody else. */
const linked = (...places: readonly number[]): readonly NodePicture[] =>
  places.map((place) =>
    node(place, { peerList: places.filter((other) => other !== place).map(peer), peers: places.length - 1, peersAt: NOW }),
  );

const DOWN = { answering: false, faults: [{ kind: 'unreachable', code: 'unreachable', message: 'refused' }] } as const;

const REFUSING = { answering: false, faults: [{ kind: 'error', code: 'auth', message: '401' }] } as const;

type Scene = {
  readonly nodes?: readonly NodePicture[];
  readonly set?: number | null;
  readonly quorumSize?: number;
  readonly ageMs?: number;
  readonly pace?: 'producing' | 'slow' | 'stalled' | 'unknown';
  readonly agreed?: boolean;
  readonly fork?: NetworkPicture['fork'];
  readonly usualPeriodMs?: number;
  readonly recovery?: NetworkPicture['recovery'];
};

/** Four validators that agree at 50, a block every two seconds, unless the scene says otherwise. */
function draw({
  nodes = [1, 2, 3, 4].map((place) => node(place)),
  set = 4,
  quorumSize = 3,
  ageMs = 500,
  pace = 'producing',
  agreed = true,
  fork = { state: 'none' },
  usualPeriodMs = 2000,
  recovery,
}: Scene): NetworkPicture {
  const validators = Array.from({ length: set ?? 0 }, (_, index) => address(index + 1));
  const holders = nodes.filter((one) => one.counted);
  return {
    id: 'n',
    name: 'N',
    now: NOW,
    asOf: NOW,
    intervalMs: 1000,
    chainId: 1,
    genesis: null,
    protocol: 'qbft',
    nodes,
    set: set === null ? null : { validators, quorumSize, settings: null, usualPeriodMs },
    head: { height: 50, hashes: ['0xaa'], timestampMs: NOW - ageMs },
    liveness: {
      state: pace,
      ageMs,
      expectedMs: pace === 'unknown' ? null : 2000,
      overdueAt: null,
      why: pace === 'unknown' ? 'period-unknown' : 'settings',
      base: 'arrival',
    },
    fork,
    ...(recovery ? { recovery } : {}),
    heights: [
      {
        height: 50,
        state: agreed ? 'agreed' : 'undecided',
        why: agreed ? 'quorum' : 'too-few-validators',
        camps: [{ hash: '0xaa', nodes: holders.map(({ name }) => name), validators: holders.flatMap((one) => one.address ?? []) }],
        validators: set,
        behind: [],
        former: 0,
      },
    ],
    block: () => null,
  };
}

const say = (scene: Scene) => {
  const picture = draw(scene);
  const over = { ...input({ turns: [] }), picture };
  const isStalled = picture.fork.state === 'none' && picture.liveness.state === 'stalled';
  const { state, sentence, detail } = speak({
    picture,
    findings: findFindings(picture),
    open: null,
    outlook: picture.fork.state === 'proven' ? forkOutlook(over) : null,
    stall: isStalled ? { kind: stallKind(over), outlook: stallOutlook(over) } : null,
  });
  return [state, sentence, detail];
};
const all = (count: number, more: Partial<NodePicture> = {}, from = count + 1) =>
  Array.from({ length: count }, (_, index) => node(index + 1, index + 1 >= from ? more : {}));

const fork = (sides: readonly number[], quorum: number, heals: 'yes' | 'no' | 'unknown', unplaced = 0): NetworkPicture['fork'] => {
  let place = 1;
  return {
    state: 'proven',
    ancestor: { height: 49, hash: '0x49' },
    branches: sides.map((count, index) => {
      const validators = Array.from({ length: count }, () => address(place++));
      const label = String.fromCharCode(65 + index);
      return { label, hash: `0xf${index}`, tip: { height: 50, hash: `0xf${index}` }, nodes: [], validators, hasQuorum: count >= quorum };
    }),
    sealedBoth: [],
    unplaced: Array.from({ length: unplaced }, () => address(place++)),
    healsByItself: heals,
  };
};

describe('the sentence', () => {
  it.each<[string, Scene, (string | null)[]]>([
    ['all well', {}, ['healthy', 'All 4 validators agree at 50; a block is due every 2 s.', null]],
    [
      'none answers',
      { nodes: all(4, DOWN, 1) },
      ['unknown', 'Not known: none of 4 nodes answers.', 'The last block that was heard of is 50.'],
    ],
    [
      'errors only',
      { nodes: all(4, REFUSING, 1) },
      ['unknown', 'Not known: none of 4 nodes gives an answer that can be used.', 'The last block that was heard of is 50.'],
    ],
    [
      'first contact takes its time',
      { nodes: all(4, { answering: false, lastAnswerAt: null }, 1) },
      ['unknown', 'Not known yet: 4 nodes asked, no answer so far.', 'The last block that was heard of is 50.'],
    ],
    [
      'one validator',
      { nodes: all(1), set: 1, quorumSize: 1 },
      ['healthy', 'The only validator is at 50; a block is due every 2 s.', null],
    ],
    [
      'a transition',
      { usualPeriodMs: 5000 },
      [
        'healthy',
        'All 4 validators agree at 50; a block is due every 5 s.',
        'By the chain configuration the next block is due 2 s after this one: no alarm before.',
      ],
    ],
    [
      'one down',
      { nodes: all(4, DOWN, 4) },
      [
        'degraded',
        'Producing without margin at 50: 3 of 4 validators answer, quorum is 3. One more loss stops the chain.',
        'v4 not answering.',
      ],
    ],
    [
      'one of seven down',
      { nodes: all(7, DOWN, 7), set: 7, quorumSize: 5 },
      ['degraded', 'Producing at 50 with 6 of 7 validators answering, quorum is 5.', 'v7 not answering.'],
    ],
    [
      'below quorum',
      { nodes: all(4, DOWN, 3) },
      [
        'degraded',
        'Only 2 of 4 validators answer at 50, quorum is 3: if the others are down, no block follows.',
        'v3 and v4 not answering.',
      ],
    ],
    [
      'two never proven',
      { nodes: all(2), agreed: false },
      ['unknown', 'Not known whether the validators agree at 50: fewer than a quorum of validators told the same block.', null],
    ],
    [
      'pace not known, one down',
      { nodes: all(4, DOWN, 4), pace: 'unknown' },
      [
        'degraded',
        'Pace not known, without margin at 50: 3 of 4 validators answer, quorum is 3. One more loss stops the chain.',
        'v4 not answering.',
      ],
    ],
    [
      'pace not known',
      { pace: 'unknown' },
      [
        'unknown',
        'Not known whether blocks come in time: no node tells the block period, and too few blocks were seen to estimate it.',
        null,
      ],
    ],
    ['set not known', { set: null }, ['unknown', 'Not known: 4 of 4 nodes answer, the validator set is not known.', null]],
    ['slow', { pace: 'slow', ageMs: 12_000 }, ['slow', 'Slow at 50: no block for 12 s, one was due after 2 s.', null]],
    [
      'stalled with quorum',
      { pace: 'stalled', ageMs: 60_000 },
      ['stalled', 'Stalled at 50 although 4 of 4 validators answer (quorum 3). No block for 1 min.', null],
    ],
    [
      'stalled in two groups',
      { pace: 'stalled', ageMs: 60_000, nodes: [...linked(1, 2), ...linked(3, 4)] },
      [
        'stalled',
        'Stalled at 50: 4 of 4 validators answer, but at most 2 are linked with each other, quorum is 3. No block for 1 min.',
        'Linked with each other and with nobody else: v1 + v2 and v3 + v4. Needs you: no group of linked nodes has the quorum. It goes on by itself once the links are whole.',
      ],
    ],
    [
      'stalled with validators that have lost their peers',
      { pace: 'stalled', ageMs: 60_000, nodes: all(4, { peers: 0 }, 3) },
      [
        'stalled',
        'Stalled at 50: 4 of 4 validators answer, but at most 2 are linked with each other, quorum is 3. No block for 1 min.',
        expect.stringContaining('Without a single peer: v3 and v4.'),
      ],
    ],
    [
      'stalled without',
      { pace: 'stalled', ageMs: 60_000, nodes: all(4, DOWN, 3) },
      [
        'stalled',
        'Stalled at 50: 2 of 4 validators answer, quorum is 3. No block for 1 min.',
        'No block can follow until 1 more validator takes part. Not answering: v3 and v4.',
      ],
    ],
    [
      'stalled, two unwatched',
      { pace: 'stalled', ageMs: 60_000, nodes: all(2) },
      ['stalled', 'Stalled at 50: 2 of 4 validators answer, of 2 it is not known; quorum is 3. No block for 1 min.', null],
    ],
    [
      'nobody answers',
      { nodes: all(4, DOWN, 1) },
      ['unknown', 'Not known: none of 4 nodes answers.', 'The last block that was heard of is 50.'],
    ],
    [
      'searching',
      { fork: { state: 'searching', seenAt: 1, hashes: 2 } },
      ['forked', 'Forked at or below 50: 2 hashes at one height. The last common ancestor is still being searched.', null],
    ],
  ])('with %s', (_, scene, said) => {
    expect(say(scene)).toEqual(said);
  });

  it.each<[string, Scene, string, string]>([
    [
      '2-2',
      { fork: fork([2, 2], 3, 'no') },
      'A has 2 of 4 validators, B has 2, quorum is 3.',
      'It will not heal by itself: no branch can reach the quorum of 3, so neither waiting nor restarts help. At least one validator of B has to move to A.',
    ],
    ['3-1', { fork: fork([3, 1], 3, 'yes') }, 'A has 3 of 4 validators, B has 1, quorum is 3.', 'A holds a quorum: it goes on'],
    [
      '2-1 and one not placed',
      { fork: fork([2, 1], 3, 'unknown', 1) },
      'A has 2 of 4 validators, B has 1, of 1 it is not known',
      'Whether it recovers by itself is not known: which branch v4 would go on with is not known.',
    ],
    ['4-0', { fork: fork([4, 0], 3, 'yes') }, 'A has 4 of 4 validators, B has none', 'A holds a quorum'],
    [
      '3-3 of six by 2F+1',
      { nodes: all(6), set: 6, quorumSize: 3, fork: fork([3, 3], 3, 'unknown') },
      'A has 3 of 6 validators, B has 3, quorum is 3.',
      'A and B both have a quorum and can grow',
    ],
  ])('of a fork %s', (_, scene, camps, detail) => {
    const [state, sentence, second] = say(scene);
    expect(state).toBe('forked');
    expect(sentence).toContain(`Forked at 50 (last common 49): ${camps}`);
    expect(second).toContain(detail);
  });
});

describe('findings', () => {
  it('name a quorum rule that lets two camps go on, and are silent with the usual one', () => {
    const codes = (quorumSize: number) => findFindings(draw({ nodes: all(6), set: 6, quorumSize })).map(({ code }) => code);
    expect(codes(3)).toEqual(['quorum-rule']);
    expect(codes(4)).toEqual([]);
  });

  it('stand worst first', () => {
    const wrong = node(4, { counted: false, faults: [{ kind: 'wrong-chain', what: 'chain id', has: '7', expected: '1' }] });
    const found = findFindings(draw({ nodes: [node(1, DOWN), node(2), node(3), wrong] }));
    expect(found.map(({ code, severity }) => [code, severity])).toEqual([
      ['wrong-chain', 'critical'],
      ['unreachable', 'warning'],
      ['unwatched', 'info'],
    ]);
  });
});

describe('the quorum', () => {
  it('has no margin while a validator of the set is behind no known node', () => {
    expect(quorumView(draw({ nodes: all(3) }))).toMatchObject({ reachable: 3, size: 3, margin: null, unwatched: 1 });
    expect(quorumView(draw({}))).toMatchObject({ reachable: 4, margin: 1, unwatched: 0 });
  });

  it('of a fork is that of the branch most of those that answer and run hold; not known while a validator may yet join one', () => {
    const of = (counts: [number, number], more: object = {}) => {
      const { oneBranch, margin, reachable } = quorumView(draw({ fork: fork(counts, 3, 'no'), ...more }));
      return { reachable, oneBranch, margin };
    };
    expect(of([2, 2])).toEqual({ reachable: 4, oneBranch: 2, margin: -1 });
    expect(of([3, 1])).toEqual({ reachable: 4, oneBranch: 3, margin: 0 });
    expect(of([4, 0])).toEqual({ reachable: 4, oneBranch: 4, margin: 1 });
    // The first of A's three is stopped: only two can seal there.
    expect(of([3, 1], { nodes: [node(1, { mining: false }), ...all(4).slice(1)] })).toMatchObject({
      reachable: 4,
      oneBranch: 2,
      margin: -1,
    });
    expect(of([2, 1])).toEqual({ reachable: 4, oneBranch: 2, margin: null });
    expect(quorumView(draw({ fork: { state: 'searching', seenAt: 1, hashes: 2 } }))).toMatchObject({ oneBranch: null, margin: null });
  });

  it('has no margin by validators whose cores are stopped, who stopped them is said, and what only answers does not stall it', () => {
    const stopped = all(4, { mining: false }, 2);
    const recovery = { number: 7, stopped: ['node-2', 'node-3', 'node-4'], cut: [] };
    expect(quorumView(draw({ nodes: stopped }))).toMatchObject({ reachable: 4, stopped: 3, margin: -2 });
    const below = 'Consensus is stopped on 3 of 4 validators at 50, which leaves 1; quorum is 3, so no block follows.';
    expect(say({ nodes: stopped })).toEqual(['degraded', below, expect.stringMatching(/^Consensus is stopped on /)]);
    const [state, sentence, detail] = say({
      nodes: stopped,
      pace: 'stalled',
      ageMs: 60_000,
      recovery: { ...recovery, stopped: stopped.map(({ name }) => name) },
    });
    expect([state, sentence]).toEqual([
      'stalled',
      'Stalled at 50: consensus is stopped on 3 of the 4 validators that answer, quorum is 3. No block for 1 min.',
    ]);
    expect(detail).toMatch(/^Recovery 7 has stopped consensus on .* and starts it again itself\.$/);
    expect(say({ nodes: all(4, { mining: false }, 4) })[1]).toBe(
      'Producing at 50 with consensus stopped on 1 of 4 validators, which leaves 3; quorum is 3.',
    );
  });

  it('counts an identity at two URLs once', () => {
    expect(quorumView(draw({ nodes: [...all(3), node(3, { name: 'twin' })] }))).toMatchObject({ reachable: 3 });
  });
});

describe('a matrix cell', () => {
  it('agrees only where the node told the agreed hash', () => {
    const silent = node(4, { counted: false, head: null });
    const cells = (scene: Scene) => matrixView(draw(scene), null).rows.map((row) => row.cells[0]?.state);
    expect(cells({ nodes: [...all(3), silent] })).toEqual(['agrees', 'agrees', 'agrees', 'unknown']);
    expect(cells({ nodes: all(2), agreed: false })).toEqual(['alone', 'alone']);
  });
});
