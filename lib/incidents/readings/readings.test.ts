import { describe, expect, it } from 'vitest';
import { type ForkedPlan, placeAfter, V22, V23, watchFork } from '@/lib/incidents/forked-watch.test-world';
import type { DiagnosisInput, Reading, ReadingId } from '@/lib/incidents/types';
import { watchRecording } from '@/lib/monitor/watch.test-world';
import { sayContext, sayPhrase } from '@/lib/views/say-phrase';
import { readings } from './registry';

const TWO_TWO: ForkedPlan = {
  protocol: 'qbft',
  validators: 4,
  commonHeights: 12,
  branches: [
    { depth: 1, sealers: [0, 1, 2] },
    { depth: 1, sealers: [1, 2, 3], roundOf: () => 1 },
  ],
  camps: [
    [0, 1],
    [2, 3],
  ],
};

const race = (plan: Partial<ForkedPlan> = {}): ForkedPlan => {
  const base = { ...TWO_TWO, ...plan };
  return { ...base, branches: [base.branches[0] as { depth: number }, { depth: 1, sealers: [1, 2, 3], author: placeAfter(base, 1) }] };
};

const tops = (found: readonly Reading[]) => found[0]?.id;
const sureness = (found: readonly Reading[]): Partial<Record<ReadingId, string>> =>
  Object.fromEntries(found.map(({ id, confidence }) => [id, confidence]));
const words = (found: readonly Reading[], id: ReadingId, input: DiagnosisInput) => {
  const reading = found.find((one) => one.id === id);
  const say = (list: Reading['for']) => list.map((one) => sayPhrase(one, sayContext(input.picture.nodes)));
  return { for: say(reading?.for ?? []), against: say(reading?.against ?? []), unknown: say(reading?.unknown ?? []) };
};

describe('a recorded fork', () => {
  it.each([
    ['qbft-fork-2-2', 'unlikely', 'validator-2 and validator-3 sealed two blocks at height 14, in rounds 0 and 1.'],
    ['qbft-fork-3-1', 'unlikely', 'validator-2 and validator-3 sealed two blocks at height 11, in rounds 0 and 1.'],
    ['ibft-fork-2-2', 'ruled-out', 'validator-2 and validator-3 sealed two blocks at height 12; round unknown.'],
    [
      'besu-qbft-fork-2-2',
      'ruled-out',
      'validator-2 and validator-3 sealed two blocks at height 5, both in round 1: equivocation by the headers.',
    ],
  ])('%s: the same keys sealed in meshes kept apart, no proposer race', async (name, asRace, sealed) => {
    const world = await watchRecording(name);
    await world.tick(4);
    const input = world.watch.diagnosis();
    const found = readings(input);
    expect(tops(found)).toBe('meshes-kept-apart');
    expect(sureness(found)).toMatchObject({
      'meshes-kept-apart': 'likely',
      'proposer-race': asRace,
      'partition-under-unsafe-rule': 'ruled-out',
      'wrong-genesis-or-transition': 'ruled-out',
      unknown: 'unlikely',
    });
    expect(words(found, 'meshes-kept-apart', input).for).toContain(sealed);
    const all = found.flatMap(({ id }) => Object.values(words(found, id, input)).flat());
    expect(all.filter((text) => /[{}[\]]/.test(text))).toEqual([]);
  });

  it('is explained by nothing once it is over', async () => {
    const world = await watchRecording('qbft-fork-2-2', { from: 'after' });
    await world.tick(4);
    expect(readings(world.watch.diagnosis())).toEqual([]);
  });
});

describe('the proposer race', () => {
  it('is the likely explanation where its fingerprint is whole and the version has it', async () => {
    const { input } = await watchFork(race({ version: V22 }));
    const found = readings(input);
    expect(tops(found)).toBe('proposer-race');
    expect(sureness(found)).toMatchObject({ 'proposer-race': 'likely', 'meshes-kept-apart': 'unlikely', unknown: 'unlikely' });
    const said = words(found, 'proposer-race', input);
    expect(said.against).toEqual([]);
    expect(said.for.join(' ')).toMatch(
      /expected at 13; .* was not, but was expected exactly one height later, at 14\. .*0 s apart.*v22\.7\.1 has the race/,
    );
  });

  it.each<[string, string, Partial<ForkedPlan>]>([
    ['v23.4.0 with an empty-block period', 'likely', { version: V23, rules: { emptyPeriodSeconds: 60 } }],
    ['v23.4.0 without one', 'possible', { version: V23 }],
    ['v24.4.1, which may have been installed since', 'possible', {}],
    ['an unknown client', 'possible', { version: 'Geth/v1.13.15-stable/linux-amd64/go1.21' }],
    ['v23.4.0 with an empty-block period, on IBFT', 'ruled-out', { version: V23, protocol: 'ibft', rules: { emptyPeriodSeconds: 60 } }],
    ['v22.7.1 on IBFT', 'ruled-out', { version: V22, protocol: 'ibft' }],
    [
      'seven validators',
      'likely',
      {
        version: V22,
        validators: 7,
        branches: [{ depth: 1 }, { depth: 1 }],
        camps: [
          [0, 1, 2, 3],
          [4, 5, 6],
        ],
      },
    ],
  ])('under %s is %s', async (_, confidence, plan) => {
    const { input } = await watchFork(race(plan));
    expect(sureness(readings(input))['proposer-race']).toBe(confidence);
  });

  it('is unlikely where both were expected for their own round, whatever the version', async () => {
    const { input } = await watchFork({ ...TWO_TWO, version: V22 });
    const found = readings(input);
    expect(tops(found)).toBe('meshes-kept-apart');
    expect(sureness(found)['proposer-race']).toBe('unlikely');
  });

  it('is unlikely where the other author is two heights early', async () => {
    const plan = { ...TWO_TWO, version: V22 };
    const { input } = await watchFork({
      ...plan,
      branches: [plan.branches[0] as { depth: number }, { depth: 1, sealers: [1, 2, 3], author: placeAfter(plan, 2) }],
    });
    expect(sureness(readings(input))).toMatchObject({ 'proposer-race': 'unlikely', 'meshes-kept-apart': 'unlikely' });
  });

  it('is proven by a log that shows the block in the view of the next height, and by no other line', async () => {
    const { input, chain } = await watchFork(race({ version: V22 }));
    const hash = chain.branches[1]?.[0]?.hash as `0x${string}`;
    const logged = (blockHeight: number, of: `0x${string}`): DiagnosisInput => ({
      ...input,
      picture: {
        ...input.picture,
        nodes: input.picture.nodes.map((node, index) => (index > 0 ? node : { ...node, log: logWith(blockHeight, of) })),
      },
    });
    expect(sureness(readings(logged(13, hash)))['proposer-race']).toBe('proven');
    expect(sureness(readings(logged(13, `0x${'ab'.repeat(32)}`)))['proposer-race']).toBe('likely');
    expect(sureness(readings(logged(12, hash)))['proposer-race']).toBe('likely');
  });
});

function logWith(blockHeight: number, hash: `0x${string}`): NonNullable<DiagnosisInput['picture']['nodes'][number]['log']> {
  const short = { first: hash.slice(2, 8), last: hash.slice(-6), full: null };
  return {
    ...({} as NonNullable<DiagnosisInput['picture']['nodes'][number]['log']>),
    state: 'live',
    source: 'file',
    why: null,
    heads: [],
    misnumbered: [{ at: 1_700_000_012_000, sequence: 14, blockHeight, hash: short, from: null }],
    uncleanShutdowns: [],
    reorgs: [],
    repairs: [],
    roundChanges: [],
  };
}

describe('one key in two processes', () => {
  it('is likely, and first, where one identity stands on two branches', async () => {
    const { input } = await watchFork({
      ...TWO_TWO,
      camps: [
        [0, 1, 2],
        [2, 3],
      ],
    });
    const found = readings(input);
    expect(tops(found)).toBe('one-key-two-processes');
    expect(words(found, 'one-key-two-processes', input).for.join(' ')).toContain(
      'different branches (A and B): two processes with one key',
    );
  });

  it('is ruled out where nobody sealed both', async () => {
    const { input } = await watchFork(unsafe());
    expect(sureness(readings(input))['one-key-two-processes']).toBe('ruled-out');
  });
});

const unsafe = (shared = false): ForkedPlan => ({
  ...TWO_TWO,
  validators: 6,
  quorumRule: '2F+1',
  rules: { ceilBlock: 1_000_000 },
  branches: [
    { depth: 2, sealers: [0, 1, 2] },
    { depth: 2, sealers: shared ? [2, 3, 4] : [3, 4, 5], roundOf: () => 1 },
  ],
  camps: [
    [0, 1, 2],
    [3, 4, 5],
  ],
});

describe('a partition under an unsafe quorum rule', () => {
  it('is likely where two quorums share nobody', async () => {
    const { input } = await watchFork(unsafe());
    const found = readings(input);
    expect(tops(found)).toBe('partition-under-unsafe-rule');
    expect(sureness(found)).toMatchObject({ 'partition-under-unsafe-rule': 'likely', 'meshes-kept-apart': 'ruled-out' });
  });

  it('is unlikely where somebody sealed both', async () => {
    const { input } = await watchFork(unsafe(true));
    expect(sureness(readings(input))['partition-under-unsafe-rule']).toBe('unlikely');
  });
});

describe('heights produced again', () => {
  const drop = (node: string) => ({
    node,
    at: 1_700_000_010_000,
    from: { height: 13, hash: '0x01' as const },
    to: { height: 5, hash: '0x02' as const },
    wasAway: true,
  });
  const later: ForkedPlan = {
    ...TWO_TWO,
    branches: [
      { depth: 3, sealers: [0, 1, 2] },
      { depth: 1, sealers: [1, 2, 3], roundOf: () => 2 },
    ],
    periodSeconds: 5,
  };

  it('are likely where everybody who sealed both came back lower', async () => {
    const { input } = await watchFork(later);
    const found = readings(apart({ ...input, headDrops: ['validator-2', 'validator-3'].map(drop) }, 40));
    expect(sureness(found)['reproduced-after-unclean-shutdown']).toBe('likely');
    const one = readings(apart({ ...input, headDrops: [drop('validator-2')] }, 40));
    expect(sureness(one)['reproduced-after-unclean-shutdown']).toBe('possible');
  });

  it('are unlikely where both blocks were made at the same time', async () => {
    const { input } = await watchFork(later);
    const found = readings({ ...input, headDrops: ['validator-2', 'validator-3'].map(drop) });
    expect(sureness(found)['reproduced-after-unclean-shutdown']).toBe('unlikely');
  });

  it('take of a log only a stop that lies between the two blocks', async () => {
    const { input } = await watchFork(later);
    const { fork } = input.picture;
    const first = fork.state === 'proven' ? (input.picture.block(fork.branches[0]?.hash ?? '0x')?.header.timestamp ?? 0) * 1000 : 0;
    const minutes = (count: number) => first + count * 60_000;
    type Marks = NonNullable<DiagnosisInput['picture']['nodes'][number]['log']>['uncleanShutdowns'];
    const logged = (uncleanShutdowns: Marks) => {
      const nodes = input.picture.nodes.map((node) => ({ ...node, log: { ...logWith(13, '0x01'), misnumbered: [], uncleanShutdowns } }));
      const over = apart({ ...input, picture: { ...input.picture, nodes } }, 600);
      return {
        sure: sureness(readings(over))['reproduced-after-unclean-shutdown'],
        said: words(readings(over), 'reproduced-after-unclean-shutdown', over),
      };
    };
    const between = { at: minutes(5), bootedAt: minutes(-300) };
    expect(logged([between]).sure).toBe('likely');
    // Older marks that the same start repeats take nothing away, and are nothing by themselves.
    expect(logged([{ at: minutes(5), bootedAt: minutes(-900) }, between]).sure).toBe('likely');
    const old = { at: minutes(-200), bootedAt: minutes(-300) };
    for (const marks of [[old], [{ at: minutes(30), bootedAt: minutes(-300) }], [{ at: minutes(10.5), bootedAt: minutes(10.2) }]]) {
      const { sure, said } = logged(marks);
      expect(sure).toBe('unlikely');
      expect(said.for).toEqual([]);
      expect(said.against.join()).toContain('no unclean shutdown between the two');
    }
    const repeated = [
      { at: minutes(5), bootedAt: minutes(-900) },
      { at: minutes(40), bootedAt: minutes(-300) },
    ];
    expect(logged(repeated).sure).toBe('unlikely');
    const undated = logged([{ at: minutes(5), bootedAt: null }]);
    expect(undated.sure).toBe('possible');
    expect(undated.said.unknown.join()).toContain('whether it lies between the two blocks is not known');
  });

  /** The same blocks with header times so far apart. */
  function apart(input: DiagnosisInput, seconds: number): DiagnosisInput {
    const { fork } = input.picture;
    const last = fork.state === 'proven' ? fork.branches.at(-1)?.hash : undefined;
    const block: DiagnosisInput['picture']['block'] = (hash) => {
      const known = input.picture.block(hash);
      return known && hash === last ? { ...known, header: { ...known.header, timestamp: known.header.timestamp + seconds } } : known;
    };
    return { ...input, picture: { ...input.picture, block } };
  }
});

describe('different rules', () => {
  const config = (chain: object) => ({ id: 'a', name: V22, protocols: { eth: { network: 1337, config: chain } } });
  const withConfigs = (input: DiagnosisInput, of: Readonly<Record<string, object>>): DiagnosisInput => ({
    ...input,
    picture: {
      ...input.picture,
      nodes: input.picture.nodes.map((node) => ({ ...node, config: JSON.stringify(of[node.name] ?? config({})) })),
    },
  });

  it('are likely where the branches have different configurations, but not for what comes after the fork', async () => {
    const { input } = await watchFork(TWO_TWO);
    const late = { qbft: {}, transitions: [{ block: 13, blockperiodseconds: 3 }] };
    const other = withConfigs(input, { 'validator-3': late, 'validator-4': late });
    const found = readings(other);
    expect(tops(found)).toBe('wrong-genesis-or-transition');
    const future = { ...config({}), transitions: [{ block: 14 }] };
    const none = { ...config({}), transitions: [] };
    const only = withConfigs(input, { 'validator-1': none, 'validator-2': none, 'validator-3': future, 'validator-4': future });
    expect(sureness(readings(only))['wrong-genesis-or-transition']).toBe('ruled-out');
  });

  it('are possible where they part nodes of one branch', async () => {
    const { input } = await watchFork(TWO_TWO);
    const other = withConfigs(input, { 'validator-1': { a: 1 }, 'validator-3': { a: 1 } });
    expect(sureness(readings(other))['wrong-genesis-or-transition']).toBe('possible');
  });
});

describe('several branches', () => {
  it('are read pair by pair, deeper ones at the height where they part', async () => {
    const all = [0, 1, 2, 3, 4];
    const { input } = await watchFork({
      ...TWO_TWO,
      validators: 5,
      branches: [0, 1, 2].map((first) => ({
        depth: first + 1,
        sealers: [...all.slice(first), ...all.slice(0, first)],
        roundOf: (step) => (step === 1 ? first : 0),
      })),
      camps: [[0, 1], [2, 3], [4]],
    });
    const found = readings(input);
    expect(tops(found)).toBe('meshes-kept-apart');
    expect(
      words(found, 'meshes-kept-apart', input).for.filter((text) => text.includes('sealed two blocks at height 13')).length,
    ).toBeGreaterThan(2);
  });
});
