import { describe, expect, it } from 'vitest';
import { NOW as DRAWN_NOW } from '@/lib/incidents/diagnosis.test-world';
import { sayPhrase } from '@/lib/views/say-phrase';
import { dialsOut } from './drawn-worlds.test-world';
import { callsNow } from './machine/calls-now';
import { newRun } from './new-run';
import { type Odd, runPlan } from './obeying-network.test-world';
import { offerPlans } from './offer-plans';
import type { Check, Plan } from './plan-types';
import { type DrawnWorld, draw, TWO_TWO } from './plan-world.test-world';
import { ADA, carryOn, FULL, MINIMAL, makeWorld, mustTake, NAMES, prepared, SIDES, started, X, Y } from './recovery.test-world';
import type { Run } from './run-types';
import { wayOut } from './way-out';

type Given = {
  readonly plan?: Plan;
  readonly world?: Parameters<typeof makeWorld>[0];
  /** When Abort comes; a run that stops by itself is aborted then. */
  readonly when: (run: Run) => boolean;
};

function abortWhen({ plan = FULL, world: overrides, when }: Given) {
  const world = makeWorld(overrides);
  const before = carryOn(plan, world, started(plan, world), when);
  const aborted = mustTake(plan, before.run, { kind: 'abort', at: before.at, by: ADA, reason: 'x' });
  const { run } = carryOn(plan, world, { run: aborted.run, at: before.at, effects: [...before.effects, ...aborted.effects] });
  const said = run.leftAs === null ? '' : sayPhrase(run.leftAs);
  const heads = Object.fromEntries(NAMES.map((name) => [name, world.headOf(name).hash]));
  const isWhole = NAMES.every((name) => world.node(name).mining && world.node(name).peers.size === 3);
  return { run, said, heads, isWhole, tasks: run.wayOut?.flatMap(({ tasks }) => tasks) ?? [], problem: before.run.problem?.code ?? null };
}

const isVerified =
  (...ids: readonly string[]) =>
  ({ tasks }: Run) =>
    ids.every((id) => tasks[id]?.state === 'verified');
const as = (of: Readonly<Record<string, { readonly hash: string }>>) =>
  Object.fromEntries(Object.entries(of).map(([name, { hash }]) => [name, hash]));

describe('the way out', () => {
  it('before anything is sent is empty, and says that nothing lasts', () => {
    const { run, said } = abortWhen({ when: ({ phase }) => phase === 'save-evidence' });
    expect([run.phase, run.wayOut, said]).toEqual(['aborted', [], 'Nothing that lasts was done to any node.']);
  });

  it('of a network that is cut and stopped connects and starts it: every head is where it was, and is told', () => {
    const { run, said, heads, isWhole } = abortWhen({ when: ({ phase }) => phase === 'rewind' });
    expect([run.phase, isWhole, heads]).toEqual(['aborted', true, as(SIDES)]);
    expect(said).toMatch(
      /^Seen at the last look: links and consensus cores are back as before\. No node was rewound\. The fork above 10 still stands.* v1 and v2 at 11 .*v3 and v4 at 11/,
    );
  });

  it('of one rewound node gives it its own branch back, from those that hold it', () => {
    const { run, said, heads, isWhole, tasks } = abortWhen({ when: isVerified('rewind:v1') });
    expect([run.phase, isWhole, heads]).toEqual(['aborted', true, as(SIDES)]);
    expect(tasks.find(({ id }) => id === 'way-out:catch-up:v1')?.calls).toHaveLength(1);
    expect(said).toMatch(
      /Asked to rewind before that: v1\. Holding the head they had before the plan: v1\. The fork above 10 still stands/,
    );
  });

  it('of a side that is rewound whole goes to the branch that is left, and names the block that is gone', () => {
    const { run, said, heads, isWhole } = abortWhen({ when: isVerified('rewind:v1', 'rewind:v2') });
    expect([run.phase, isWhole, heads.v3]).toEqual(['aborted', true, heads.v1]);
    expect(said).toMatch(/No node holds the block 0xb11 at height 11 any more; what was saved of it is in the evidence/);
    expect(said).not.toMatch(/0xc11 at height 11 any more/);
    expect(said).toMatch(/No longer holding the head they had before the plan: v1 and v2\. No fork was seen any more/);
  });

  it('of nodes that are all rewound links them as they stand', () => {
    const { run, isWhole, tasks } = abortWhen({ when: isVerified('rewind:v1', 'rewind:v2', 'rewind:v3', 'rewind:v4') });
    expect([run.phase, isWhole, tasks.some(({ id }) => id.startsWith('way-out:catch-up'))]).toEqual(['aborted', true, false]);
  });

  it('of a rewind that landed below its target gives it its branch back first', () => {
    const { run, problem, heads, isWhole, said } = abortWhen({ world: { landsAt: { v1: 4 } }, when: () => false });
    expect([problem, run.phase, isWhole, heads]).toEqual(['overshoot', 'aborted', true, as(SIDES)]);
    expect(said).toMatch(/Asked to rewind before that: v1\. Holding the head they had before the plan: v1\./);
  });

  it('of the last one that landed below, where all others are at the ancestor, takes theirs', () => {
    const { run, problem, heads, isWhole, tasks } = abortWhen({ world: { landsAt: { v4: 4 } }, when: () => false });
    expect([problem, run.phase, isWhole, heads.v4]).toEqual(['overshoot', 'aborted', true, heads.v1]);
    expect(tasks.find(({ id }) => id === 'way-out:catch-up:v4')?.calls).toHaveLength(3);
  });

  it.each<[string, Plan]>([
    ['full plan', FULL],
    ['minimal move', MINIMAL],
  ])('of a rewind that did nothing at all links the node as it is: %s', (_name, plan) => {
    const { run, problem, heads, isWhole } = abortWhen({ plan, world: { ignores: ['v1'] }, when: () => false });
    expect([problem, run.phase, isWhole, heads]).toEqual(['too-late', 'aborted', true, as(SIDES)]);
  });

  it('never gives a mover back to the branch that is dropped', () => {
    const { heads, tasks, isWhole } = abortWhen({ plan: MINIMAL, when: isVerified('rewind:v1') });
    const [caught] = tasks.filter(({ id }) => id === 'way-out:catch-up:v1');
    expect(caught?.after).toEqual([{ kind: 'reaches', node: 'v1', height: 11, via: Y, or: X }]);
    // With the mover that side is a quorum: the chain goes on with it.
    expect([isWhole, heads.v1?.startsWith(Y.hash), heads.v2]).toEqual([true, true, heads.v1]);
  });

  it('of a move whose side has gone on leaves the mover where it is, and links the rest', () => {
    const { run, heads, isWhole, tasks } = abortWhen({ plan: MINIMAL, when: ({ doneSteps }) => 'watch-three' in doneSteps });
    expect(tasks.some(({ id }) => id.startsWith('way-out:catch-up'))).toBe(false);
    expect([run.phase, isWhole, new Set(Object.values(heads)).size]).toEqual(['aborted', true, 1]);
  });

  it('of a node that stays silent ends all the same, and says that nothing is known of it', () => {
    const world = makeWorld();
    const before = carryOn(FULL, world, started(FULL, world), ({ phase }) => phase === 'prove-isolation');
    world.node('v2').isUp = false;
    const aborted = mustTake(FULL, before.run, { kind: 'abort', at: before.at, by: ADA, reason: 'x' });
    const { run } = carryOn(FULL, world, { run: aborted.run, at: before.at, effects: aborted.effects });
    const said = run.leftAs === null ? '' : sayPhrase(run.leftAs);
    expect(run.phase).toBe('failed');
    expect(said).toMatch(/No answer of v2: how they are is not known/);
    expect(NAMES.map((name) => world.node(name).mining)).toEqual([true, false, true, true]);
  });

  it('gives a link that is lost once more while cores start the time to come back: nodes dial again by themselves', () => {
    const world = makeWorld();
    const before = carryOn(FULL, world, started(FULL, world), ({ phase }) => phase === 'prove-isolation');
    const aborted = mustTake(FULL, before.run, { kind: 'abort', at: before.at, by: ADA, reason: 'x' });
    const isStarting = (run: Run) => run.wayOut?.[run.step]?.kind === 'start-consensus';
    const starting = carryOn(FULL, world, { run: aborted.run, at: before.at, effects: aborted.effects }, isStarting);
    world.node('v1').peers.delete('v4');
    world.node('v4').peers.delete('v1');
    let turns = 0;
    const { run, at } = carryOn(FULL, world, starting, () => {
      turns += 1;
      if (turns === 30) world.link('v1', 'v4');
      return false;
    });
    expect([run.phase, at - starting.at > 25_000]).toEqual(['aborted', true]);
  });

  it('asks for no link that the plan asks for nowhere: a pair that a firewall keeps apart was apart before', () => {
    const world = makeWorld();
    const isApart = (one: string, other: string) => [one, other].sort().join() === 'v1,v4';
    const meant = (checks: readonly Check[]) =>
      checks.map((check) => (check.kind === 'linked' ? { ...check, to: check.to.filter((other) => !isApart(check.node, other)) } : check));
    const steps = FULL.steps.map((step) => ({
      ...step,
      after: meant(step.after),
      tasks: step.tasks.map((task) => ({ ...task, after: meant(task.after) })),
    }));
    const plan = { ...FULL, steps };
    const before = carryOn(plan, world, started(plan, world), ({ phase }) => phase === 'prove-isolation');
    const aborted = mustTake(plan, before.run, { kind: 'abort', at: before.at, by: ADA, reason: 'x' });
    const { run, at } = carryOn(plan, world, { run: aborted.run, at: before.at, effects: aborted.effects }, () => {
      world.node('v1').peers.delete('v4');
      world.node('v4').peers.delete('v1');
      return false;
    });
    expect([run.phase, at - before.at < 45_000]).toEqual(['aborted', true]);
  });

  it('sends again what did not show, as long as the step lasts and not at every look', () => {
    const world = makeWorld();
    const before = carryOn(FULL, world, started(FULL, world), ({ phase }) => phase === 'isolate');
    let { run } = mustTake(FULL, before.run, { kind: 'abort', at: before.at, by: ADA, reason: 'x' });
    const asked: number[] = [];
    for (let at = before.at + 1_000; run.phase === 'aborting' && at < before.at + 200_000; at += 1_000) {
      const next = mustTake(FULL, run, { kind: 'looked', at, looks: world.looks(at) });
      ({ run } = next);
      for (const effect of next.effects) {
        if (effect.kind !== 'send') continue;
        if (effect.task === 'way-out:start:v1') asked.push(at);
        // It reads the call and does not do it.
        run = mustTake(FULL, run, { kind: 'refused', at, task: effect.task, reply: 'starting up' }).run;
      }
    }
    const gaps = asked.slice(1).map((at, index) => at - (asked[index] ?? 0));
    expect(asked.length).toBeGreaterThan(1);
    expect(gaps.every((ms) => ms >= 10_000 && ms <= 12_000)).toBe(true);
    expect(run.phase).toBe('failed');
    expect(run.leftAs && sayPhrase(run.leftAs)).toMatch(/Consensus core not seen running: v1, v2, v3 and v4/);
  });
});

describe('a run that is left as it is', () => {
  it('says what is cut, what is stopped and where each node stands', () => {
    const world = makeWorld();
    const { run, at } = carryOn(FULL, world, started(FULL, world), isVerified('rewind:v1'));
    const paused = mustTake(FULL, run, { kind: 'pause', at, by: ADA }).run;
    const left = mustTake(FULL, paused, { kind: 'discard', at, by: ADA }).run;
    const said = left.leftAs === null ? '' : sayPhrase(left.leftAs);
    expect(left.phase).toBe('discarded');
    expect(said).toMatch(/^Left as it is: nothing was put back\. Rewound, and not seen with blocks again: v1\./);
    expect(said).toMatch(
      /Not seen connected with everybody: v1, v2, v3 and v4\. Consensus core not seen running: v1, v2, v3 and v4\. The fork above 10 still stands.* v1 at 10/,
    );
  });
});

const offered = (world: Parameters<typeof draw>[0], key: string) => {
  const found = offerPlans(draw(world)).offers.find(({ playbook, variant }) => `${playbook}/${variant}` === key);
  if (!found?.applies) throw new Error(key);
  return found.plan;
};
const begun = (plan: Plan, tasks: Run['tasks'], doneSteps: Run['doneSteps'] = {}): Run => ({
  ...{ ...newRun(plan), startedAt: DRAWN_NOW, clock: DRAWN_NOW, expected: plan.basis.heads, tasks, doneSteps },
  phase: plan.steps[0]?.kind ?? 'rewind',
});

describe('the way out where a node does not serve admin', () => {
  const worldOf = (...names: readonly string[]): DrawnWorld => ({
    ...TWO_TWO,
    capabilities: Object.fromEntries(names.map((name) => [name, { admin: 'unavailable' as const }])),
    confirmed: names.map((name) => `closed:${name}:admin`),
  });
  /** Aborted with all links cut; or once validator-1, which is rewound first, has landed. */
  const aborted = (world: DrawnWorld, odd: Odd, when: (run: Run) => boolean = ({ phase }) => phase === 'rewind') => {
    let hands = true;
    const input = draw(world);
    const plan = offered(world, 'rewind-all/all');
    const told = runPlan(plan, input, {
      ...{ abort: when, hands: true },
      ...odd,
      get hands() {
        // Whether a person does it on the way out; before it somebody did.
        return hands;
      },
      until: (run) => {
        hands = run.wayOut === null || odd.hands === true;
        return false;
      },
    });
    const peers = (name: string) => told.network.nodes.get(name)?.peers.size;
    const onWayOut = told.handed.filter((id) => id.startsWith('way-out:'));
    return { ...told, plan, peers, onWayOut, said: told.run.leftAs ? sayPhrase(told.run.leftAs) : '' };
  };
  const isMining = ({ network }: ReturnType<typeof aborted>) =>
    [1, 2, 3, 4].every((number) => network.nodes.get(`validator-${number}`)?.mining === true);

  it('is dialled from its other ends, and needs nobody', () => {
    const told = aborted(worldOf('validator-2'), { hands: false });
    expect([told.run.phase, told.onWayOut, told.peers('validator-2'), isMining(told)]).toEqual(['aborted', [], 5, true]);
  });

  it('and that nobody can dial is linked by a person, by its own calls, each of them named', () => {
    const told = aborted(worldOf('validator-2'), { hands: true, shut: ['validator-2'] });
    expect([told.run.phase, told.onWayOut, told.peers('validator-2')]).toEqual(['aborted', ['way-out:connect:hand:validator-2'], 5]);
    const task = told.run.wayOut?.flatMap(({ tasks }) => tasks).find(({ id }) => id === 'way-out:connect:hand:validator-2');
    const others = Object.entries(told.plan.enodes).flatMap(([name, enode]) => (name === 'validator-2' ? [] : [enode]));
    expect(task).toMatchObject({ isByHand: true, byHand: { kind: 'calls' } });
    expect(task?.calls).toEqual(others.map((enode) => ({ method: 'admin_addPeer', params: [enode] })));
    expect(told.sent).not.toContain('way-out:connect:hand:validator-2');
  });

  it('or a node that nobody can dial and that dials out links itself again, and nobody is told to dial it', () => {
    const told = aborted(dialsOut(TWO_TWO, 'member-2'), { hands: false, shut: ['member-2'] });
    expect([told.run.phase, told.onWayOut, told.peers('member-2'), isMining(told)]).toEqual(['aborted', [], 5, true]);
    const calls = told.run.wayOut?.flatMap(({ tasks }) => tasks.flatMap((task) => task.calls)) ?? [];
    expect(calls.filter(({ params }) => params[0] === told.plan.enodes['member-2'])).toEqual([]);
  });

  it.each(['validator-1', 'validator-3'])('or dials out is linked with a node that was rewound too: %s', (rewound) => {
    const landed = (run: Run) => run.tasks[`rewind:${rewound}`]?.state === 'verified';
    const told = aborted(dialsOut(TWO_TWO, 'validator-4'), { hands: false, shut: ['validator-4'] }, landed);
    expect([told.run.phase, told.onWayOut, told.peers('validator-4'), told.peers(rewound)]).toEqual(['aborted', [], 5, 5]);
  });

  it('and alone holds the branch of a node that was rewound: that one has its own block back before it meets the others', () => {
    const branches = [
      { tip: 101, holders: [1, 2] },
      { tip: 101, holders: [3, 4] },
    ];
    const world = dialsOut({ ...TWO_TWO, branches }, 'validator-2');
    const landed = (run: Run) => run.tasks['rewind:validator-1']?.state === 'verified';
    const odd = { hands: false, shut: ['validator-2'] };
    const told = aborted(world, odd, landed);
    const tops = [1, 2, 3].map((number) => told.network.nodes.get(`validator-${number}`)?.chain.get(101)?.hash);
    expect([told.run.phase, tops[0] === tops[1], tops[1] === tops[2], told.peers('validator-1')]).toEqual(['aborted', true, false, 3]);
    const deaf = aborted(world, { ...odd, deafFor: { 'validator-1': 9 } }, landed);
    expect([deaf.run.phase, [...(deaf.network.nodes.get('validator-1')?.peers ?? [])]]).toEqual(['failed', ['validator-2']]);
    expect([deaf.network.nodes.get('validator-1')?.mining, deaf.network.nodes.get('validator-2')?.mining]).toEqual([false, true]);
    expect(deaf.said).toMatch(/Rewound, and not seen with blocks again: .*validator-1/);
  });

  it('and that nobody links holds up nobody for long: the abort ends, cores run, and it is told', () => {
    const told = aborted(worldOf('validator-2'), { hands: false, shut: ['validator-2'] });
    expect([told.run.phase, told.peers('validator-2'), isMining(told)]).toEqual(['failed', 0, true]);
    expect(told.said).toMatch(/Not seen connected with everybody: .*validator-2/);
    expect(told.ms).toBeLessThan(15 * 60_000);
  });

  it('and is not alone: the link between two such ends is told by nobody, so that a person makes it', () => {
    const told = aborted(worldOf('validator-2', 'validator-3'), { hands: true });
    expect(told.onWayOut).toEqual(['way-out:connect:hand:validator-2', 'way-out:connect:hand:validator-3']);
    expect([told.peers('validator-2'), told.peers('validator-3'), isMining(told)]).toEqual([5, 5, true]);
    expect(told.said).toMatch(/Not seen connected with everybody: validator-2 and validator-3\./);
  });

  it('and was rewound gets its blocks back from those who dial it, else by hand, and is not started before', () => {
    const landed = (run: Run) => run.tasks['rewind:validator-2']?.state === 'verified';
    const dialled = aborted(worldOf('validator-2'), { hands: false }, landed);
    expect([dialled.run.phase, dialled.onWayOut]).toEqual(['aborted', []]);
    const byHand = aborted(worldOf('validator-2'), { hands: true, shut: ['validator-2'] }, landed);
    expect([byHand.run.phase, byHand.onWayOut]).toEqual([
      'aborted',
      ['way-out:catch-up:hand:validator-2', 'way-out:join:hand:validator-2'],
    ]);
    const alone = aborted(worldOf('validator-2'), { hands: false, shut: ['validator-2'] }, landed);
    expect([alone.run.phase, alone.network.nodes.get('validator-2')?.mining]).toEqual(['failed', false]);
    expect(alone.said).toMatch(/Rewound, and not seen with blocks again: .*validator-2/);
  });
});

it('a rewound node that has got its blocks back does not dial one that has not', () => {
  const world = makeWorld();
  const before = carryOn(FULL, world, started(FULL, world), isVerified('rewind:v1', 'rewind:v2'));
  const { run } = mustTake(FULL, before.run, { kind: 'abort', at: before.at, by: ADA, reason: 'x' });
  const join = run.wayOut?.find(({ id }) => id === 'way-out:join')?.tasks ?? [];
  const dials = (open: Run) => join.flatMap((task) => callsNow(FULL, open, task).calls.map(({ params }) => `${task.node} ${params[0]}`));
  const settled = (...names: readonly string[]): Run => ({
    ...run,
    tasks: {
      ...run.tasks,
      ...Object.fromEntries(names.map((name) => [`way-out:catch-up:${name}`, { state: 'verified', at: 1 } as const])),
    },
  });
  expect(dials(settled('v1', 'v2', 'v3')).join()).toContain(`v2 ${FULL.enodes.v3}`);
  const apart = dials(settled('v1', 'v2'));
  expect(apart.filter((dial) => dial.startsWith('v3 ') || dial.endsWith(FULL.enodes.v3 ?? ''))).toEqual([]);
  expect(apart.join()).toContain(`v1 ${FULL.enodes.v2}`);
});

describe('the way out of other playbooks', () => {
  it('of a Besu node that was rewound while connected waits for its blocks, and does not say that nothing was done', () => {
    const plan = offered({ ...TWO_TWO, client: () => 'besu' }, 'besu-move-one/keep-A');
    const run = begun(plan, { 'rewind:validator-3': { state: 'answered', attempt: 1, at: DRAWN_NOW, reply: 'null' } });
    expect(wayOut(plan, run).map(({ id, tasks, after }) => [id, tasks.length, after.length])).toEqual([['way-out:wait', 0, 1]]);
  });

  it('by hand writes the files and restarts the processes: a file is read only when a process starts', () => {
    const closed = { admin: 'unavailable', debug: 'unavailable', miner: 'unavailable' } as const;
    const names = ['validator-1', 'validator-2', 'validator-3', 'validator-4', 'member-1', 'member-2'];
    const plan = offered({ ...TWO_TWO, capabilities: Object.fromEntries(names.map((name) => [name, closed])) }, 'rotate-static-nodes/all');
    const over = (steps: readonly string[]) =>
      Object.fromEntries(
        plan.steps
          .filter(({ id }) => steps.includes(id))
          .flatMap(({ tasks }) => tasks.map(({ id }) => [id, { state: 'verified', at: DRAWN_NOW }])),
      ) as Run['tasks'];
    const files = begun(plan, over(['empty-files', 'restart-alone', 'restore-files']));
    expect(wayOut(plan, files).map(({ id, tasks }) => [id, tasks.length, tasks[0]?.byHand?.kind])).toEqual([
      ['way-out:connect:file', 6, 'write-static-nodes'],
      ['way-out:connect', 6, 'restart'],
    ]);
    const whole = begun(plan, over(['empty-files', 'restart-alone', 'restore-files', 'restart-together']), { 'restart-together': 1 });
    expect(wayOut(plan, whole)).toEqual([]);
  });

  it('makes links again with those that are there, not with who was left out or is stopped', () => {
    const world = makeWorld();
    const { run } = carryOn(FULL, world, started(FULL, world), ({ phase }) => phase === 'prove-isolation');
    const steps = wayOut(FULL, { ...run, leftOut: { v4: { by: ADA, at: 1 } } });
    const calls = steps.flatMap(({ tasks }) => tasks.flatMap((task) => task.calls.map(({ params }) => params[0])));
    expect(calls).not.toContain(FULL.enodes.v4);
    expect(steps.flatMap(({ nodes }) => nodes)).not.toContain('v4');
    expect(prepared(FULL).wayOut).toBeNull();
  });
});
