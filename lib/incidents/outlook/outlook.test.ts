import { describe, expect, it } from 'vitest';
import { diagnose } from '@/lib/incidents/diagnose';
import { type ForkedPlan, type ForkedWatch, watchFork } from '@/lib/incidents/forked-watch.test-world';
import { DETECTORS } from '@/lib/incidents/registry';
import type { DetectorId, Diagnosis, DiagnosisInput, Outlook } from '@/lib/incidents/types';
import { type RecordedWorld, watchRecording } from '@/lib/monitor/watch.test-world';
import { sayContext, sayPhrase } from '@/lib/views/say-phrase';
import { forkOutlook } from './fork';

function diagnosed(input: DiagnosisInput, id: DetectorId): Diagnosis | null {
  const cause = DETECTORS.find((one) => one.id === id)?.detect(input).present[0];
  return cause ? diagnose(id, cause, input) : null;
}

const addressOf = ({ picture }: DiagnosisInput, name: string) => picture.nodes.find((node) => node.name === name)?.address ?? '0x';

const words = (outlook: Outlook | null, input: DiagnosisInput): string =>
  outlook ? [outlook.says, ...outlook.because].map((one) => sayPhrase(one, sayContext(input.picture.nodes))).join('\n') : '';

const fork = (camps: readonly (readonly number[])[], plan: Partial<ForkedPlan> = {}): ForkedPlan => {
  const validators = camps.flat().length;
  const all = Array.from({ length: validators }, (_, place) => place);
  return {
    protocol: 'qbft',
    validators,
    commonHeights: 8,
    branches: camps.map((_, index) => ({ depth: 1, sealers: [...all.slice(index), ...all.slice(0, index)], roundOf: () => index })),
    camps,
    ...plan,
  };
};

describe('the outlook of a fork', () => {
  it.each<[string, readonly (readonly number[])[], string, readonly number[], string]>([
    [
      '2-2',
      [
        [0, 1],
        [2, 3],
      ],
      'no',
      [1],
      '2 of 4 validators',
    ],
    [
      '4-3 of 7',
      [
        [0, 1, 2, 3],
        [4, 5, 6],
      ],
      'no',
      [1],
      '4 of 7 validators',
    ],
    [
      '3-4 of 7',
      [
        [0, 1, 2],
        [3, 4, 5, 6],
      ],
      'no',
      [1],
      '4 of 7 validators',
    ],
    ['2-2-1 of 5', [[0, 1], [2, 3], [4]], 'no', [2], '2 of 5 validators'],
    ['1-1-1-1 of 4', [[0], [1], [2], [3]], 'no', [1, 1], '1 of 4 validators'],
    ['3-1', [[0, 1, 2], [3]], 'yes', [], ''],
  ])('%s', async (_, camps, heals, counts, largest) => {
    const { input } = await watchFork(fork(camps));
    const outlook = forkOutlook(input);
    expect(outlook.heals).toBe(heals);
    expect(outlook.moves.map(({ count }) => count)).toEqual(counts);
    expect(words(outlook, input)).toContain(largest);
    expect(words(outlook, input)).not.toMatch(/[{}[\]]/);
    if (heals === 'no') expect(outlook.restartHelps).toBe('no');
  });

  it('names who would have to move, and the numbers', async () => {
    const { input } = await watchFork(
      fork([
        [0, 1, 2, 3],
        [4, 5, 6],
      ]),
    );
    const outlook = forkOutlook(input);
    expect(outlook.moves).toMatchObject([{ count: 1, candidates: { length: 3 } }]);
    const said = words(outlook, input);
    expect(said).toMatch(/^Needs you: neither waiting nor restarts help/);
    expect(said).toContain('4 < 5');
    expect(said).toContain('The quorum of 7 validators is 5 by the rule of this network, ceil(2N/3).');
    expect(said).toMatch(
      /One validator of [AB] would have to move to [AB]: then it has 5 of 7\. Any of validator-5, validator-6 and validator-7\./,
    );
  });

  it('names every branch that could give the one that is missing', async () => {
    const { input } = await watchFork(fork([[0, 1], [2], [3]]));
    const outlook = forkOutlook(input);
    expect(outlook.moves).toHaveLength(1);
    const said = words(outlook, input);
    const given = ['validator-3', 'validator-4'].filter((name) => outlook.moves[0]?.candidates.includes(addressOf(input, name)));
    const other = given[0] === 'validator-3' ? 'validator-4' : 'validator-3';
    expect(given).toHaveLength(1);
    expect(said).toMatch(new RegExp(`\\n1 of [ABC] to [ABC] would do as well: ${other}\\.`));
    const { input: halves } = await watchFork(
      fork([
        [0, 1],
        [2, 3],
      ]),
    );
    expect(words(forkOutlook(halves), halves)).not.toContain('would do as well');
  });

  it('says that the next block is not due yet, and until when that proves nothing', async () => {
    const world = await watchRecording('qbft-fork-2-2');
    await world.tick(4);
    const early = world.watch.diagnosis();
    expect(words(forkOutlook(early), early)).toContain('overdue only from 2026-11-22 16:42:26 UTC');
    world.goTo('2026-11-22T16:42:40Z');
    await world.tick(2);
    const late = world.watch.diagnosis();
    expect(words(forkOutlook(late), late)).not.toContain('overdue');
    expect(forkOutlook(late).round).toMatchObject({ value: 2, source: 'estimate' });
  });

  it('of 3-1 tells a time by which the recorded network had healed', async () => {
    const world = await watchRecording('qbft-fork-3-1');
    await world.tick(4);
    const outlook = forkOutlook(world.watch.diagnosis());
    expect(outlook.heals).toBe('yes');
    const healedAt = await until(world, (input) => input.picture.fork.state === 'none');
    expect(outlook.expectedBy).toBeGreaterThan(healedAt);
    expect(outlook.expectedBy).toBeLessThan(healedAt + 20_000);
  });

  it('is not known for Besu where one branch has a quorum', async () => {
    const { input } = await watchFork(fork([[0, 1, 2], [3]], { version: 'besu/v24.5.4/linux-x86_64/openjdk-java-17' }));
    expect(forkOutlook(input).heals).toBe('unknown');
  });
});

async function until(world: RecordedWorld, test: (input: DiagnosisInput) => boolean, seconds = 1): Promise<number> {
  while (world.now() < world.endAt) {
    await world.tick(1, seconds);
    if (test(world.watch.diagnosis())) return world.now();
  }
  throw new Error('it never came to that');
}

describe('the outlook of a stall', () => {
  const isBackedOff = (input: DiagnosisInput) => {
    const facts = DETECTORS.find(({ id }) => id === 'stall')?.detect(input).present[0]?.facts;
    return facts?.kind === 'backed-off';
  };
  const goesOn = (height: number) => (input: DiagnosisInput) => (input.picture.head?.height ?? 0) > height;

  it.each<[string, number, string]>([
    ['qbft-healthy-and-quorum-loss', 5, 'yes'],
    ['besu-qbft-healthy-and-quorum-loss', 6, 'no'],
  ])('%s: the round and the time at which the recorded network went on', async (name, round, restart) => {
    const world = await watchRecording(name, { from: 'one-down' });
    await until(world, isBackedOff);
    const input = world.watch.diagnosis();
    const { outlook } = diagnosed(input, 'stall') as Diagnosis;
    expect(outlook).toMatchObject({ heals: 'yes', restartHelps: restart });
    expect(words(outlook, input)).toContain(`round ${round}`);
    const wentOnAt = await until(world, goesOn(input.picture.head?.height ?? 0), 2);
    expect(outlook?.expectedBy).toBeGreaterThan(wentOnAt - 2_000);
    expect(outlook?.expectedBy).toBeLessThan(wentOnAt + 8_000);
  });

  it('of IBFT promises nothing: in 90 s with a quorum none came', async () => {
    const world = await watchRecording('ibft-healthy-and-quorum-loss', { from: 'one-down' });
    await until(world, isBackedOff);
    const input = world.watch.diagnosis();
    const { outlook, playbooks } = diagnosed(input, 'stall') as Diagnosis;
    expect(outlook).toMatchObject({ heals: 'unknown', expectedBy: null, restartHelps: 'yes' });
    expect(playbooks).toContain('restart-consensus');
    expect(words(outlook, input)).toContain('holds only if the timers run');
  });

  it('without a quorum needs people, and no restart', async () => {
    const world = await watchRecording('qbft-healthy-and-quorum-loss', { from: 'one-down' });
    await until(world, (input) => diagnosed(input, 'stall') !== null, 2);
    const input = world.watch.diagnosis();
    const { outlook, playbooks } = diagnosed(input, 'stall') as Diagnosis;
    expect(outlook).toMatchObject({ heals: 'no', restartHelps: 'no' });
    expect(words(outlook, input)).toContain('no block follows until 1 more take part');
    expect(playbooks).toEqual([]);
  });
});

describe('what could be done', () => {
  const GOQUORUM_ONLY = ['rewind-all', 'rewind-one-side', 'minimal-move', 'restart-consensus', 'rotate-static-nodes'];

  it.each<[string, Partial<ForkedPlan>, readonly string[]]>([
    ['GoQuorum', {}, ['minimal-move', 'rewind-one-side', 'rewind-all', 'resubmit-transactions']],
    ['Besu', { version: 'besu/v24.5.4/linux-x86_64/openjdk-java-17' }, ['besu-move-one', 'besu-restart-all', 'resubmit-transactions']],
  ])('about a 2-2 fork of %s', async (_, plan, expected) => {
    const { input } = await watchFork(
      fork(
        [
          [0, 1],
          [2, 3],
        ],
        plan,
      ),
    );
    expect(diagnosed(input, 'fork')?.playbooks).toEqual(expected);
  });

  it('about a mixed network is never what was tried on GoQuorum alone', async () => {
    const besu = { web3_clientVersion: 'besu/v24.5.4/linux-x86_64/openjdk-java-17' };
    const { input } = await watchFork(
      fork(
        [
          [0, 1],
          [2, 3],
        ],
        { instead: { 'validator-4': besu } },
      ),
    );
    expect(diagnosed(input, 'fork')?.playbooks?.filter((id) => GOQUORUM_ONLY.includes(id))).toEqual([]);
  });

  it('about a fork that heals is to wait', async () => {
    const { input } = await watchFork(fork([[0, 1, 2], [3]]));
    expect(diagnosed(input, 'fork')?.playbooks).toEqual(['wait']);
  });

  it('begins with the files where a node keeps its admin API closed', async () => {
    const { input } = await watchFork(
      fork([
        [0, 1],
        [2, 3],
      ]),
    );
    const nodes = input.picture.nodes.map((node, index) =>
      index > 0 ? node : { ...node, capabilities: { ...node.capabilities, admin: 'unavailable' as const } },
    );
    expect(diagnosed({ ...input, picture: { ...input.picture, nodes } }, 'fork')?.playbooks?.[0]).toBe('rotate-static-nodes');
  });

  it('names a round only of the open height, and none where it is not known', async () => {
    const { input } = await watchFork(
      fork([
        [0, 1],
        [2, 3],
      ]),
    );
    const height = (input.open?.height ?? 0) as number;
    const saying = (open: DiagnosisInput['open']) => {
      const over = { ...input, open };
      return words(forkOutlook(over), over)
        .split('\n')
        .filter((line) => / expects validator-/.test(line));
    };
    const open = { height, round: 5, source: 'estimate', nextChangeAt: null } as const;
    expect(saying(open).join()).toContain(`to propose ${height} in round 5`);
    // The other branches' tips are lower: their round is not the open one's.
    // Nor is a bound a round: a validator that began anew may be in any lower one.
    for (const unknown of [
      { ...open, round: null, source: 'unknown' as const },
      { ...open, atMost: true as const },
      { ...open, height: height + 1 },
      null,
    ]) {
      expect(saying(unknown)).toHaveLength(2);
      for (const line of saying(unknown)) {
        expect(line).not.toMatch(/in round \d/);
        expect(line).toContain(`to be the first to propose ${height}`);
        expect(line).toMatch(/in which round it is now is not known/i);
      }
    }
  });

  it('of a bare quorum with a stopped core is not known', async () => {
    const { input } = await watchFork(fork([[0, 1, 2], [3]], { instead: { 'validator-2': { eth_mining: false } } }));
    expect(input.picture.fork).toMatchObject({ healsByItself: 'unknown' });
    expect(forkOutlook(input).heals).toBe('unknown');
  });

  /** Common heights in which one validator lost every turn of its own and sealed nothing. */
  const without = ({ chain }: ForkedWatch, idle: number, heights: number) => {
    const places = [0, 1, 2, 3];
    const sealers = places.filter((place) => place !== idle);
    const turn = chain.set.indexOf(chain.validators[idle]?.address ?? '0x');
    let next = 0;
    return Object.fromEntries(
      Array.from({ length: heights }, (_, index) => {
        const round = next === turn ? 1 : 0;
        next = (next + round + 1) % places.length;
        return [index + 1, { round, sealers }];
      }),
    );
  };

  it.each<[string, boolean, Outlook['heals'], string]>([
    ['all take part', false, 'yes', 'A holds a quorum: it goes on'],
    ['one of its three is silent', true, 'unknown', 'of those on A only 2 are seen to take part (quorum 3); not so validator-2'],
  ])('of a 3-1 fork where %s is what the overview says', async (_, isSilent, heals, words) => {
    const plan = fork([[0, 1, 2], [3]], { commonHeights: 24 });
    const common = isSilent ? without(await watchFork(plan), 1, 24) : {};
    const branches = plan.branches.map((branch) => ({ ...branch, sealers: isSilent ? [0, 2, 3] : [0, 1, 2] }));
    const { input, watched } = await watchFork({ ...plan, branches, from: 4, common });
    const { verdict } = watched.view();
    expect(input.picture.fork).toMatchObject({ healsByItself: 'yes' });
    expect(diagnosed(input, 'fork')?.outlook?.heals).toBe(heals);
    expect(verdict).toMatchObject({ state: 'forked', healsByItself: heals });
    expect(verdict.detail).toContain(words);
  });
});
