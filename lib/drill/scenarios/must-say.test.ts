import { afterEach, describe, expect, it } from 'vitest';
import { FAULTS } from '@/lib/drill/faults/registry';
import { forkPoint } from '@/lib/drill/plant/heal-fork';
import { HOSTILE_ANSWERS } from '@/lib/drill/rpc/hostile';
import {
  type Look,
  statesOf,
  trueCamps,
  verdicts,
  type WatchedDrill,
  type Wired,
  watchDrill,
  wireUp,
} from '@/lib/drill/scenarios/must-say.test-world';
import { SCENARIOS } from '@/lib/drill/scenarios/registry';
import { USUAL_PLAN } from '@/lib/drill/scenarios/usual-plan';
import type { DrillNetwork, FaultArguments, MustSay, Scenario } from '@/lib/drill/types';
import type { OverviewView } from '@/lib/views/types';

type Verdict = MustSay['verdict'];

/** When the verdict must be there, and what may be said until then. Simulated seconds. */
type Due = {
  /** After the last step. */
  readonly within: number;
  /** From then on the verdict stands at least so long. */
  readonly stays: number;
  /** Verdicts between the first step and then; healthy ones are always allowed. */
  readonly until?: readonly Verdict[];
  /** Of these, what must have been said. */
  readonly first?: Verdict;
  readonly also?: (view: OverviewView, network: DrillNetwork) => void;
};

/** A short past: reading sixty heights from six nodes at the first look is dear. Scenarios' own pasts are played in play-scenario.test.ts. */
const HISTORY_MS = 20_000;

/** The hostile node is asked over a real wire: what it does can't be said in answers to single calls. */
const HOSTILE_NODE = 'validator-4';
const wires: Wired[] = [];
afterEach(async () => {
  for (const wired of wires.splice(0)) await wired.stop();
});

async function watchWired(plan: Scenario['plan']): Promise<WatchedDrill> {
  const wired = wireUp(HOSTILE_NODE);
  wires.push(wired);
  return watchDrill(plan, { historyMs: HISTORY_MS, clients: wired.clients });
}

/** Its place, its camps and its outlook are those the drill knows to be true. */
function tellsTheFork({ fork, verdict }: OverviewView, network: DrillNetwork): void {
  expect(fork?.ancestor.height).toBe(forkPoint(network));
  expect(fork?.branches.map(({ nodes }) => [...nodes].sort().join()).sort()).toEqual(trueCamps(network));
  expect(verdict.healsByItself).toBe('no');
}

const namesTheNode =
  (name: string) =>
  ({ verdict: { findings } }: OverviewView): void =>
    expect(findings.map(({ node }) => node)).toContain(name);

const FORKED: Due = { within: 4, stays: 25, until: ['forked'], also: tellsTheFork };

const SCENARIO_DUES: Readonly<Record<string, Due>> = {
  story: { ...FORKED, stays: 45 },
  healthy: { within: 0, stays: 10 },
  'one-down': { within: 3, stays: 30, until: ['degraded'], also: namesTheNode('validator-4') },
  // The recording: 65 s more until the next block, and one of four is still away then.
  'quorum-loss-and-return': { within: 0, stays: 50, until: ['degraded', 'slow', 'stalled'], first: 'degraded' },
  'silent-validator': { within: 0, stays: 30 },
  'stalled-by-load': { within: 30, stays: 30, until: ['degraded', 'slow', 'stalled'], first: 'slow' },
  // With one more away and the rest of two kinds the next proposer comes late.
  'restarted-order': { within: 15, stays: 60, until: ['degraded', 'slow', 'stalled'], first: 'degraded' },
  partition: { within: 17, stays: 30, until: ['slow', 'stalled'], first: 'slow' },
  'clock-skew': { within: 0, stays: 30 },
  'hostile-node': { within: 3, stays: 25, until: ['degraded'], also: namesTheNode(HOSTILE_NODE) },
  'wrong-genesis': { within: 3, stays: 25, until: ['degraded'], also: namesTheNode('member-2') },
  vote: { within: 0, stays: 30 },
  'fork-3-1': { within: 15, stays: 25, until: ['forked'], first: 'forked' },
  'fork-4-3': FORKED,
  'three-branches': FORKED,
  'fork-two-deep': FORKED,
  // Fifty periods until the camps meet.
  'deep-fork': {
    ...FORKED,
    stays: 105,
    also: (view, network) => {
      tellsTheFork(view, network);
      expect(view.fork?.branches.map(({ tip }) => tip.height - (view.fork?.ancestor.height ?? 0))).toEqual([50, 50]);
    },
  },
  'pruned-fork': FORKED,
};

function expectSaid(mustSay: MustSay, due: Due, said: { readonly way: readonly Look[]; readonly then: readonly Look[] }): void {
  expect(statesOf(said.way).filter((state) => state !== 'healthy' && !due.until?.includes(state))).toEqual([]);
  if (due.first !== undefined) expect(statesOf(said.way)).toContain(due.first);
  expect(verdicts(said.then)).toBe(`${mustSay.verdict} ${due.stays}`);
}

describe('the dashboard says of every scenario what must be said, in time, and nothing worse before', () => {
  for (const scenario of SCENARIOS)
    it(scenario.id, async () => {
      const { id } = scenario;
      const due = SCENARIO_DUES[id];
      if (due === undefined) throw new Error(`when must it be said of ${id}?`);
      const isHostile = scenario.steps.some(({ fault }) => fault === 'hostile');
      const drill = isHostile ? await watchWired(scenario.plan) : await watchDrill(scenario.plan, { historyMs: HISTORY_MS });
      drill.play(scenario);
      const times = scenario.steps.map(({ afterMs }) => afterMs / 1000);
      const last = times.reduce((sum, seconds) => sum + seconds, 0);
      const before = await drill.look(Math.max(1, (times[0] ?? 1) - 1));
      expect(verdicts(before)).toBe(`healthy ${before.length}`);
      expect(before.every(({ view }) => view.fork === null && view.verdict.findings.length === 0)).toBe(true);
      const way = await drill.look(last - before.length + due.within);
      const then = await drill.look(due.stays);
      expectSaid(scenario.mustSay, due, { way, then });
      due.also?.(drill.watched.view(), drill.network);
      expect(drill.network.notes().map(({ what }) => what)).not.toContain('step left out');
      expect(drill.watched.trouble).toEqual([]);
    });
});

type FaultDue = Due & {
  /** After it was undone; null = the protocol takes its time, see the fault. */
  readonly healthyWithin: number | null;
  readonly given?: FaultArguments;
  /** While it heals; degraded and healthy are always allowed. */
  readonly healing?: readonly Verdict[];
};

const FAULT_DUES: Readonly<Record<string, FaultDue>> = {
  fork: { ...FORKED, stays: 12, healthyWithin: 10, healing: ['forked', 'slow', 'stalled'] },
  'silent-validator': { within: 0, stays: 18, healthyWithin: 0 },
  stop: { within: 3, stays: 12, until: ['degraded'], healthyWithin: 5 },
  kill: { within: 3, stays: 12, until: ['degraded'], healthyWithin: 5 },
  'quorum-loss': { within: 17, stays: 12, until: ['degraded', 'slow', 'stalled'], healthyWithin: 60, healing: ['stalled', 'slow'] },
  // Links come back within 35 s, and blocks when the doubled time-outs let the rounds meet.
  partition: { within: 17, stays: 12, until: ['slow', 'stalled'], healthyWithin: null },
  'one-way-link': { within: 0, stays: 18, healthyWithin: 0 },
  'slow-link': { within: 0, stays: 18, healthyWithin: 0 },
  'clock-skew': { within: 0, stays: 18, healthyWithin: 0 },
  // Its genesis is asked for once a minute: so long it is still said to be of another chain.
  'wrong-genesis': { within: 3, stays: 12, until: ['degraded'], healthyWithin: 65 },
  vote: { within: 0, stays: 18, healthyWithin: 0 },
  load: { within: 0, stays: 18, healthyWithin: 0 },
  'closed-api': { within: 0, stays: 18, healthyWithin: 0 },
};

/** Played with every kind of answer below. */
const ELSEWHERE = ['hostile'];

describe('the dashboard says of every fault what must be said, and is healthy again when it is undone', () => {
  const told = FAULTS.filter(({ id, mustSay }) => mustSay !== null && !ELSEWHERE.includes(id));
  for (const { id, mustSay } of told)
    it(id, async () => {
      const due = FAULT_DUES[id];
      if (due === undefined || mustSay === null) throw new Error(`when must it be said of ${id}?`);
      const drill = await watchDrill(USUAL_PLAN, { historyMs: HISTORY_MS });
      expect(verdicts(await drill.look(8))).toBe('healthy 8');
      drill.book.apply(id, due.given);
      const way = await drill.look(due.within);
      const then = await drill.look(due.stays);
      expectSaid(mustSay, due, { way, then });
      due.also?.(drill.watched.view(), drill.network);
      drill.book.undo(id);
      if (due.healthyWithin === null) return;
      const healing = await drill.look(due.healthyWithin);
      expect(statesOf(healing).filter((state) => !['healthy', 'degraded', ...(due.healing ?? [])].includes(state))).toEqual([]);
      expect(verdicts(await drill.look(8))).toBe('healthy 8');
      expect(drill.watched.trouble).toEqual([]);
    });
});

/** Odd, but a client can live with it: the node is heard, and nothing is wrong. */
const TOLERATED = ['text-content-type', 'other-order', 'only-eth', 'batch-refused', 'batch-refused-by-http', 'batch-too-long'];
/** Simulated seconds within which it is heard again; one that asked for patience is given it. */
const BACK_WITHIN = { usual: 6, 'too-many-requests': 45 } as const;

it('of every hostile answer the dashboard says whose it is, or lives with it, and blocks go on', async () => {
  const drill = await watchWired(USUAL_PLAN);
  expect(verdicts(await drill.look(5))).toBe('healthy 5');
  const said: string[] = [];
  const wanted: string[] = [];
  for (const how of HOSTILE_ANSWERS.keys()) {
    drill.book.apply('hostile', { how, node: HOSTILE_NODE });
    // What a header proves is believed once it was read twice.
    const [first, second] = await drill.look(2);
    const named = second?.view.verdict.findings.some(({ node }) => node === HOSTILE_NODE) === true;
    said.push(`${how}: ${second?.view.verdict.state}${named ? `, ${HOSTILE_NODE} named` : ''}`);
    wanted.push(`${how}: ${TOLERATED.includes(how) ? 'healthy' : `degraded, ${HOSTILE_NODE} named`}`);
    expect(['healthy', 'degraded'], how).toContain(first?.view.verdict.state);
    drill.book.undo('hostile');
    const patience = how === 'too-many-requests' ? BACK_WITHIN[how] : BACK_WITHIN.usual;
    let seconds = 0;
    for (let state = 'degraded'; state !== 'healthy'; seconds += 1) {
      expect(seconds, `${state} after ${how}`).toBeLessThan(patience);
      state = (await drill.look(1))[0]?.view.verdict.state ?? 'none';
    }
  }
  expect(said).toEqual(wanted);
});

it('a healthy network is healthy for five minutes, and a restart of up to 20 s is a missing node and nothing worse', async () => {
  const drill = await watchDrill(USUAL_PLAN, { historyMs: HISTORY_MS });
  const restarts = [
    { at: 60, node: 'validator-2', seconds: 20, how: 'clean' },
    { at: 120, node: 'member-1', seconds: 20, how: 'clean' },
    { at: 180, node: 'validator-4', seconds: 10, how: 'kill' },
    { at: 240, node: 'validator-1', seconds: 3, how: 'clean' },
  ] as const;
  for (const { at, node, seconds, how } of restarts) {
    const calm = await drill.look(at - drill.looks.length);
    // The node is back at the first look after its start; a moment later it is heard.
    expect(verdicts(calm.slice(5))).toBe(`healthy ${calm.length - 5}`);
    drill.network.node(node).stop(how);
    expect(verdicts(await drill.look(seconds))).toBe(`degraded ${seconds}`);
    drill.network.node(node).start();
  }
  const end = await drill.look(300 - drill.looks.length);
  expect(verdicts(end.slice(5))).toBe(`healthy ${end.length - 5}`);
  expect(drill.looks.every(({ view }) => view.fork === null && view.verdict.stalled === false)).toBe(true);
});
