import { expect, it } from 'vitest';
import { createFaultBook } from '@/lib/drill/faults/create-fault-book';
import { findFault } from '@/lib/drill/faults/registry';
import { createNetwork } from '@/lib/drill/network/create-network';
import { forkPoint } from '@/lib/drill/plant/heal-fork';
import { livelyNetwork, run } from '@/lib/drill/plant/lively.test-world';
import { playScenario } from '@/lib/drill/scenarios/play-scenario';
import { SCENARIOS } from '@/lib/drill/scenarios/registry';
import type { Scenario } from '@/lib/drill/types';

const START = Date.UTC(2024, 2, 6);
const DEEP_MS = 110_000;

/** The network some time after the last step. */
function played(scenario: Scenario, afterMs: number) {
  const network = createNetwork({ ...scenario.plan, seed: '1', startAt: START });
  network.sim.runUntil(START + scenario.historyMs);
  const play = playScenario(network, createFaultBook(network), scenario.steps);
  run(network, scenario.steps.reduce((sum, { afterMs: ms }) => sum + ms, 0) + afterMs);
  return { network, play };
}

it('every scenario has an id of its own and its steps are faults that exist', () => {
  expect(new Set(SCENARIOS.map(({ id }) => id)).size).toBe(SCENARIOS.length);
  for (const { steps } of SCENARIOS) for (const { fault } of steps) expect(findFault(fault).id).toBe(fault);
});

it.each(SCENARIOS.map((scenario) => [scenario.id, scenario] as const))(
  '%s: every step fits when its time comes, and a fork is there where it must be said',
  (_, scenario) => {
    const { network, play } = played(scenario, DEEP_MS);
    expect(play.ahead()).toEqual([]);
    const notes = network.notes().map(({ what }) => what);
    expect(notes).not.toContain('step left out');
    expect(notes).not.toContain('fork not planted');
    expect(forkPoint(network) !== null).toBe(scenario.mustSay.verdict === 'forked');
  },
);

it('the past is there when it is first seen: most of its blocks at their period', () => {
  for (const scenario of SCENARIOS) {
    const network = createNetwork({ ...scenario.plan, seed: '1', startAt: START });
    network.sim.runUntil(START + scenario.historyMs);
    const head = network.nodes[0]?.process()?.chain.head();
    expect(head?.block.header.height).toBeGreaterThan((0.8 * scenario.historyMs) / (scenario.plan.blockPeriodSeconds * 1000));
  }
});

it('steps are taken at their times, undone ones too, and what does not fit is noted', () => {
  const network = livelyNetwork();
  const book = createFaultBook(network);
  const play = playScenario(network, book, [
    { afterMs: 1000, fault: 'stop', given: { node: 'member-1' } },
    { afterMs: 2000, fault: 'stop', undo: true },
    { afterMs: 1000, fault: 'stop', given: { node: 'nobody' } },
  ]);
  expect(play.ahead()).toHaveLength(3);
  run(network, 1500);
  expect(network.node('member-1').process()).toBeNull();
  run(network, 2000);
  expect(network.node('member-1').process()).not.toBeNull();
  run(network, 1000);
  expect(network.notes().at(-1)).toMatchObject({ what: 'step left out', data: { fault: 'stop' } });
  expect(play.ahead()).toEqual([]);
});

it('a play that was stopped takes no further step', () => {
  const network = livelyNetwork();
  const book = createFaultBook(network);
  const play = playScenario(network, book, [{ afterMs: 1000, fault: 'stop' }]);
  play.stop();
  run(network, 5000);
  expect(book.open()).toEqual([]);
});
