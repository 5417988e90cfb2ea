import { afterEach, describe, expect, it } from 'vitest';
import { type Wired, watchDrill, wireUp } from '@/lib/drill/scenarios/must-say.test-world';
import { SCENARIOS } from '@/lib/drill/scenarios/registry';
import type { DiagnosisInput } from '@/lib/incidents/types';
import { ended, followIncidents, opened } from './incidents.test-world';
import { followRecording, watchRecording } from './watch.test-world';

/** What must open, in this order and at these seconds, and nothing else; likewise what must have ended. */
type Truth = { readonly opens: readonly string[]; readonly ends: readonly string[] };

const LOST = ['51 unreachable validator-3', '51 margin-gone'];

/** Seconds since the first recorded one. */
const RECORDINGS: Readonly<Record<string, Truth>> = {
  // One is down from 20 s on, the second from 65 s on, the quorum is back at 125 s, everybody at 215 s.
  'qbft-healthy-and-quorum-loss': {
    opens: [...LOST, '63 failing-turns validator-3 in unreachable', '75 stall', '96 unreachable validator-4'],
    ends: ['158 unreachable', '221 stall', '248 margin-gone', '248 unreachable'],
  },
  'ibft-healthy-and-quorum-loss': {
    opens: [...LOST, '61 failing-turns validator-3 in unreachable', '73 stall', '96 unreachable validator-4'],
    ends: ['158 unreachable', '247 stall', '248 unreachable', '257 margin-gone'],
  },
  'besu-qbft-healthy-and-quorum-loss': {
    opens: [
      ...LOST,
      '58 failing-turns validator-3 in unreachable',
      '72 stall',
      '97 unreachable validator-4',
      '451 failing-turns validator-4 in unreachable',
    ],
    ends: ['193 unreachable', '451 stall'],
  },
  // Forked at the first look, overdue only by the transition of the next height; the cure begins at 95 s, blocks go on at 137 s.
  'qbft-fork-2-2': { opens: ['1 fork', '1 sealed-both in fork', '42 stall in fork'], ends: ['171 stall', '171 sealed-both', '201 fork'] },
  'qbft-fork-3-1': { opens: ['1 fork', '1 sealed-both in fork'], ends: ['67 sealed-both'] },
  'ibft-fork-2-2': { opens: ['1 fork', '1 sealed-both in fork', '9 stall in fork'], ends: ['156 sealed-both', '166 stall', '186 fork'] },
  // Agreed from 16 s on, but stalled until all are restarted: the stall is then its own.
  'besu-qbft-fork-2-2': { opens: ['1 fork', '1 stall in fork', '46 stall'], ends: ['46 stall', '76 fork', '93 stall'] },
  'qbft-rpc-surface': { opens: [], ends: [] },
  'besu-qbft-london': { opens: [], ends: [] },
  'besu-qbft-peers-and-set-head': { opens: [], ends: [] },
};

describe('every recording opens the incidents of its truth, in their order, and no others:', () => {
  it.each(Object.entries(RECORDINGS))('%s', async (name, { opens, ends }) => {
    const world = await watchRecording(name, { detectors: [] });
    const follower = followIncidents();
    const forks = watchForkDelay(follower);
    await followRecording(world, () => forks.look(world.watch.diagnosis()));
    expect(world.trouble).toEqual([]);
    expect(opened(follower.happened, world.startAt)).toEqual(opens);
    expect(ended(follower.happened, world.startAt)).toEqual(ends);
    expectInTime(follower, forks.looksToFork());
  });
});

/** Looks from the first one at which two hashes are told at one height until the fork is an incident. */
function watchForkDelay(follower: ReturnType<typeof followIncidents>) {
  let looks = 0;
  let visibleAt: number | null = null;
  let openAt: number | null = null;
  return {
    look: (input: DiagnosisInput): void => {
      follower.look(input);
      looks += 1;
      if (input.picture.heights.some(({ camps }) => camps.length > 1)) visibleAt ??= looks;
      if (follower.open().some(({ detector }) => detector === 'fork')) openAt ??= looks;
    },
    looksToFork: () => (openAt === null || visibleAt === null ? null : openAt - visibleAt),
  };
}

/** At most one look for a fork, at most two beyond its delay for anything else. */
function expectInTime({ happened }: ReturnType<typeof followIncidents>, looksToFork: number | null): void {
  expect(looksToFork ?? 0).toBeLessThanOrEqual(1);
  expect(happened.filter(({ looksLate }) => (looksLate ?? 0) > 2).map(({ key }) => key)).toEqual([]);
}

/** A short past: what scenarios begin with is played elsewhere. */
const HISTORY_MS = 20_000;
const FORKED = ['20 fork', '20 sealed-both in fork', '30 stall in fork'];

/** Seconds since the watch began; the first thing happens at 20 s. */
const PLAYED: Readonly<Record<string, Truth & { readonly seconds: number }>> = {
  story: { seconds: 70, opens: FORKED, ends: [] },
  healthy: { seconds: 60, opens: [], ends: [] },
  'one-down': {
    seconds: 100,
    opens: ['50 unreachable validator-4', '50 margin-gone', '59 failing-turns validator-4 in unreachable'],
    ends: [],
  },
  'quorum-loss-and-return': {
    seconds: 120,
    opens: ['29 stall', '50 unreachable validator-4', '50 unreachable validator-3', '50 margin-gone'],
    ends: ['112 unreachable'],
  },
  'silent-validator': { seconds: 100, opens: ['59 silent-validator validator-4', '67 margin-gone'], ends: [] },
  'stalled-by-load': { seconds: 90, opens: ['41 stall', '55 unreachable validator-4', '55 margin-gone'], ends: [] },
  // Restarted one after the other: two kinds that expect different proposers, and no single validator to blame.
  'restarted-order': {
    seconds: 150,
    opens: ['69 stall', '72 failing-turns validator-1 in stall', '104 rounds-often'],
    ends: ['103 stall'],
  },
  partition: { seconds: 100, opens: ['29 stall', '91 partition in stall'], ends: [] },
  'clock-skew': { seconds: 90, opens: ['59 failing-turns validator-4'], ends: [] },
  'hostile-node': { seconds: 60, opens: ['50 unreachable validator-4'], ends: [] },
  'wrong-genesis': { seconds: 60, opens: ['22 wrong-chain member-2'], ends: [] },
  vote: { seconds: 110, opens: [], ends: [] },
  'fork-3-1': { seconds: 100, opens: ['20 fork', '20 sealed-both in fork'], ends: ['59 sealed-both', '89 fork'] },
  'fork-4-3': { seconds: 60, opens: FORKED, ends: [] },
  'three-branches': { seconds: 60, opens: FORKED, ends: [] },
  'fork-two-deep': { seconds: 60, opens: ['20 fork', '20 sealed-both in fork', '32 stall in fork'], ends: [] },
  'deep-fork': {
    seconds: 135,
    opens: [
      '20 fork',
      '20 sealed-both in fork',
      '56 failing-turns validator-1 in fork',
      '61 partition in fork',
      '94 rounds-often in fork',
      '128 stall in fork',
    ],
    ends: [],
  },
  'pruned-fork': { seconds: 60, opens: ['21 fork', '21 sealed-both in fork', '33 stall in fork'], ends: [] },
};

describe('every scenario of the drill opens the incidents of its truth, in their order, and no others:', () => {
  const wires: Wired[] = [];
  afterEach(async () => {
    for (const wired of wires.splice(0)) await wired.stop();
  });

  it.each(SCENARIOS.map((scenario) => [scenario.id, scenario] as const))('%s', async (id, scenario) => {
    const truth = PLAYED[id];
    if (truth === undefined) throw new Error(`what must open in ${id}?`);
    // What a hostile node does can't be said in answers to single calls.
    const isHostile = scenario.steps.some(({ fault }) => fault === 'hostile');
    if (isHostile) wires.push(wireUp('validator-4'));
    const clients = wires.at(-1)?.clients;
    const drill = await watchDrill(scenario.plan, { historyMs: HISTORY_MS, detectors: [], ...(isHostile && clients ? { clients } : {}) });
    const from = drill.watched.now();
    const follower = followIncidents();
    const forks = watchForkDelay(follower);
    drill.play(scenario);
    for (let second = 0; second < truth.seconds; second++) {
      await drill.look(1);
      forks.look(drill.watched.watch.diagnosis());
    }
    expect(drill.watched.trouble).toEqual([]);
    expect(opened(follower.happened, from)).toEqual(truth.opens);
    expect(ended(follower.happened, from)).toEqual(truth.ends);
    expectInTime(follower, forks.looksToFork());
  });
});
