import { afterEach, describe, expect, it } from 'vitest';
import { type Wired, watchDrill, wireUp } from '@/lib/drill/scenarios/must-say.test-world';
import { SCENARIOS } from '@/lib/drill/scenarios/registry';
import { followTruth, type IncidentTruth } from './incident-truth.test-world';

/** A short past: what scenarios begin with is played elsewhere. */
const HISTORY_MS = 20_000;
const FORKED = ['20 fork', '20 sealed-both in fork', '30 stall in fork'];

/** Seconds since the watch began; the first thing happens at 20 s. */
const PLAYED: Readonly<Record<string, IncidentTruth & { readonly seconds: number }>> = {
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
  partition: { seconds: 100, opens: ['29 stall', '80 partition in stall'], ends: [] },
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
      '51 partition in fork',
      '56 failing-turns validator-1 in fork',
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
    const followed = followTruth(drill.watched.now());
    drill.play(scenario);
    for (let second = 0; second < truth.seconds; second++) {
      await drill.look(1);
      followed.look(drill.watched.watch.diagnosis());
    }
    expect(drill.watched.trouble).toEqual([]);
    followed.expectTold(truth);
  });
});
