import { describe, expect, it } from 'vitest';
import { address, NOW } from '@/lib/incidents/diagnosis.test-world';
import { sayPhrase } from '@/lib/views/say-phrase';
import { ALL, CLOSED, deepFork, dialsOut, ONE_AWAY, oneByHand, planOf, STALLED } from './drawn-worlds.test-world';
import { type Odd, runPlan, type Told } from './obeying-network.test-world';
import { offerPlans } from './offer-plans';
import { type DrawnWorld, draw, TWO_TWO } from './plan-world.test-world';
import { keyOf } from './recommend';

const run = (world: DrawnWorld, key: string, odd: Odd = {}): Told => {
  const input = draw(world);
  return runPlan(planOf(input, key), input, odd);
};

const endOf = ({ run: { phase, problem, checks } }: Told) => ({
  phase,
  problem: problem && `${problem.code} ${problem.node ?? ''} ${problem.task ?? ''}: ${sayPhrase(problem.says)}`,
  open:
    phase === 'done'
      ? []
      : checks
          .filter(({ state }) => state !== 'passed')
          .map(({ check, state, seen }) => `${JSON.stringify(check)} ${state} ${sayPhrase(seen)}`),
});
const DONE = { phase: 'done', problem: null, open: [] };
const headsOf = ({ network }: Told) => new Set([...network.nodes.values()].map((node) => network.headOf(node).hash));

const seven: DrawnWorld = {
  validators: 7,
  ancestor: 10,
  branches: [
    { tip: 11, holders: [1, 2, 3, 4] },
    { tip: 11, holders: [5, 6, 7] },
  ],
};
const three: DrawnWorld = {
  validators: 7,
  ancestor: 10,
  branches: [
    { tip: 12, holders: [1, 2, 3] },
    { tip: 11, holders: [4, 5] },
    { tip: 11, holders: [6, 7] },
  ],
};
const behind: DrawnWorld = { ...TWO_TWO, below: [{ holder: 'late', head: 90 }] };

describe('every plan, carried out by the machine on nodes that obey, ends in blocks', () => {
  it.each<[string, DrawnWorld, string]>([
    ['2-2: all back', TWO_TWO, 'rewind-all/all'],
    ['2-2: one side', TWO_TWO, 'rewind-one-side/keep-A'],
    ['2-2: the other side', TWO_TWO, 'rewind-one-side/keep-B'],
    ['2-2: one moves', TWO_TWO, 'minimal-move/keep-A'],
    ['two deep: one moves', deepFork(102, 102), 'minimal-move/keep-B'],
    ['kept branch shorter: one moves', deepFork(103, 101), 'minimal-move/keep-B'],
    ['kept branch shorter: one side', deepFork(103, 101), 'rewind-one-side/keep-B'],
    ['4-3 of 7: all back', seven, 'rewind-all/all'],
    ['4-3 of 7: two move', seven, 'minimal-move/keep-B'],
    ['three branches: all back', three, 'rewind-all/all'],
    ['three branches: two move', three, 'minimal-move/keep-A'],
    ['three branches: one side', three, 'rewind-one-side/keep-B'],
    ['a node below: all back', behind, 'rewind-all/all'],
    ['a node below: one moves', behind, 'minimal-move/keep-A'],
    ['a validator stopped: all back', ONE_AWAY, 'rewind-all/all'],
    ['a validator stopped: one moves', ONE_AWAY, 'minimal-move/keep-A'],
    ['a stall', STALLED, 'restart-consensus/all'],
  ])('%s', (_, world, key) => {
    const told = run(world, key);
    expect(endOf(told)).toEqual(DONE);
    expect(headsOf(told).size).toBe(1);
  });

  it('one that takes 41 s of proof and little more until the first block', () => {
    const told = run(TWO_TWO, 'rewind-all/all');
    const first = told.run.doneSteps['watch-first'] ?? 0;
    expect(first - NOW).toBeLessThan(70_000);
  });
});

const below: DrawnWorld = {
  validators: 7,
  ancestor: 10,
  branches: [
    { tip: 11, holders: [1, 2, 3] },
    { tip: 11, holders: [4, 5, 6] },
  ],
  below: [{ holder: 7, head: 9 }],
};
describe('and so do', () => {
  it.each(['rewind-all/all', 'minimal-move/keep-A', 'rewind-one-side/keep-B'])(
    'plans in which a validator below the fork counts: %s',
    (key) => {
      expect(endOf(run(below, key))).toEqual(DONE);
    },
  );

  it('those that a person carries out by hand, with files and restarts', () => {
    const told = run({ ...TWO_TWO, capabilities: CLOSED }, 'rotate-static-nodes/all', { hands: true });
    expect(endOf(told)).toEqual(DONE);
    expect(told.sent).toEqual([]);
  });

  it('those by hand, one machine after the other: blocks come before the last is up again', () => {
    const told = run({ ...TWO_TWO, capabilities: CLOSED }, 'rotate-static-nodes/all', { hands: true, handMs: 10_000 });
    expect(endOf(told)).toEqual(DONE);
  });

  it('also where no node tells its address, so that files are put back as they were', () => {
    const silent = Object.fromEntries(ALL.map((name) => [name, { enode: null }]));
    const told = run({ ...TWO_TWO, capabilities: CLOSED, look: silent, node: silent }, 'rotate-static-nodes/all', { hands: true });
    expect(endOf(told)).toEqual(DONE);
  });

  it('the full plan where one node keeps admin closed: a person makes its links, and the others see them', () => {
    const told = run(oneByHand('admin'), 'rewind-all/all', { hands: true });
    expect(endOf(told)).toEqual(DONE);
  });

  it('files and restarts where a node does not say who it is and a person read it on its machine: nothing is sent to it', () => {
    const untold = { address: null, enode: null, peers: null };
    const world: DrawnWorld = {
      ...TWO_TWO,
      capabilities: { 'validator-3': { admin: 'unavailable', istanbul: 'unavailable' } },
      look: { 'validator-3': untold },
      node: { 'validator-3': { address: null, enode: null } },
      confirmed: [`identity:validator-3=${address(3).toLowerCase()}`],
    };
    const told = run(world, 'rotate-static-nodes/all', { hands: true });
    expect(endOf(told)).toEqual(DONE);
    expect(told.sent.filter((id) => id.endsWith(':validator-3'))).toEqual([]);
    expect(told.handed).toContain('rewind:validator-3');
    expect(told.sent).toContain('rewind:validator-4');
  });

  it('the full plan where one node is done by hand', () => {
    const told = run(oneByHand('debug'), 'rewind-all/all', { hands: true });
    expect(endOf(told)).toEqual(DONE);
    expect(told.sent).not.toContain('rewind:validator-2');
  });

  it('the move of one Besu validator', () => {
    const told = run({ ...TWO_TWO, client: () => 'besu' }, 'besu-move-one/keep-A', { besu: true });
    expect(endOf(told)).toEqual(DONE);
    expect(told.sent).toEqual(['rewind:validator-3']);
  });
});

describe('a node that stays behind', () => {
  it.each([
    ['rewind-all/all', behind, 'late', 'start-consensus:validator-4'],
    ['rewind-one-side/keep-A', behind, 'late', 'start-consensus:validator-4'],
    ['rewind-one-side/keep-A', TWO_TWO, 'member-2', 'start-consensus:validator-4'],
    ['minimal-move/keep-A', behind, 'late', 'start-kept:validator-3'],
  ])('without a core is waited for once blocks come: %s', (key, world, name, start) => {
    const told = run(world, key, { deafFor: { [name]: 8 } });
    expect(endOf(told)).toEqual(DONE);
    const relink = told.sent.findIndex((id) => id.startsWith(`follow-members-relink:${name}`));
    expect(relink).toBeGreaterThan(told.sent.indexOf(start));
    expect(told.sent.indexOf(start)).toBeGreaterThan(0);
  });

  it('gets its links anew', () => {
    const told = run(TWO_TWO, 'minimal-move/keep-A', { deafFor: { 'validator-4': 7 } });
    expect(endOf(told)).toEqual(DONE);
    expect(told.sent.some((id) => id.startsWith('follow-rest-relink:validator-4'))).toBe(true);
  });

  it('else its core is stopped, started some seconds later, and it is restarted by hand at last', () => {
    const told = run(TWO_TWO, 'minimal-move/keep-A', { deafFor: { 'validator-4': 10_000 }, hands: true });
    expect(endOf(told)).toEqual(DONE);
    const cores = told.sent.filter((id) => id.includes('-core-'));
    expect(cores).toEqual(['follow-rest-core-stop:validator-4', 'follow-rest-core-start:validator-4']);
    expect(told.network.nodes.get('validator-4')?.mining).toBe(true);
  });

  it('that refuses the kept chain is cut off, rewound and linked anew while the chain goes on, and nobody else is', () => {
    const told = run(seven, 'minimal-move/keep-A', { refuses: ['validator-6'], landsAt: { 'validator-6': 3 } });
    expect(endOf(told)).toEqual(DONE);
    expect(told.sent.filter((id) => id.includes('last-rewind'))).toEqual(['follow-rest-last-rewind:validator-6']);
    expect(told.run.tasks['follow-rest-last-rewind:validator-7']?.state ?? 'not-needed').toBe('not-needed');
    const at = (part: string) => told.sent.findIndex((id) => id.includes(part));
    expect(['last-cut', 'last-apart', 'last-rewind', 'last-core', 'last-join'].map(at)).toEqual(
      ['last-cut', 'last-apart', 'last-rewind', 'last-core', 'last-join'].map(at).sort((a, b) => a - b),
    );
  });

  it('before the start it is restarted by hand', () => {
    const told = run(TWO_TWO, 'rewind-one-side/keep-A', { deafFor: { 'validator-4': 10_000 }, hands: true });
    expect(endOf(told)).toEqual(DONE);
    expect(told.run.tasks['follow-restart:validator-4']?.state).toBe('verified');
  });

  it('no remedy is sent where none is needed', () => {
    expect(run(TWO_TWO, 'minimal-move/keep-A').sent.filter((id) => /relink|-core-|restart:/.test(id))).toEqual([]);
  });
});

describe('a landing far below', () => {
  const pruned = deepFork(150, 150);

  it('stops the full plan at the canary, and no other node is touched', () => {
    const told = run(pruned, 'rewind-all/all', { landsAt: { 'member-1': 23 } });
    expect(told.run.problem?.code).toBe('overshoot');
    expect(told.sent.filter((id) => id.startsWith('rewind:'))).toEqual(['rewind:member-1']);
  });

  it('does no harm to the minimal move: the node catches up from the kept side', () => {
    const told = run(pruned, 'minimal-move/keep-A', { landsAt: { 'validator-3': 23 } });
    expect(endOf(told)).toEqual(DONE);
  });
});

describe('a node that nobody can dial and that names only itself', () => {
  const blockersOf = (world: DrawnWorld, key: string) =>
    offerPlans(draw(world)).offers.flatMap((one) => (one.applies && keyOf(one) === key ? one.blockers.map(({ id }) => id) : []));

  it.each([
    ['member-2', 'rewind-all/all'],
    ['member-2', 'rewind-one-side/keep-A'],
    ['member-2', 'minimal-move/keep-A'],
    ['validator-1', 'minimal-move/keep-A'],
    ['validator-2', 'rewind-all/all'],
    ['validator-4', 'minimal-move/keep-B'],
  ])('%s is cut by its key, and dials the others itself: %s', (name, key) => {
    const world = dialsOut(TWO_TWO, name);
    const seen = name === 'validator-1' ? { ...world, node: { 'validator-2': world.node?.['validator-1'] ?? {} } } : world;
    const plan = planOf(draw(seen), key);
    expect([blockersOf(seen, key), plan.dialOut]).toEqual([[], [name]]);
    const told = run(seen, key, { shut: [name] });
    expect(endOf(told)).toEqual(DONE);
    expect(told.network.nodes.get(name)?.peers.size).toBe(ALL.length - 1);
    const calls = plan.steps.flatMap(({ tasks }) => tasks.flatMap((task) => task.calls));
    const methods = calls.filter(({ params }) => params[0] === plan.enodes[name]).map(({ method }) => method);
    expect(new Set(methods)).toEqual(new Set(['admin_removePeer']));
  });

  it('is not waited for to be linked with another such: neither can dial the other', () => {
    const [one, other] = [dialsOut(TWO_TWO, 'member-2'), dialsOut(TWO_TWO, 'validator-4')];
    const peerList = [one, other].flatMap(({ node }) => node?.['validator-1']?.peerList ?? []);
    const world = { ...TWO_TWO, look: { ...one.look, ...other.look }, node: { 'validator-1': { peerList } } };
    expect(planOf(draw(world), 'rewind-all/all').dialOut).toEqual(['validator-4', 'member-2']);
    const told = run(world, 'rewind-all/all', { shut: ['validator-4', 'member-2'] });
    expect(endOf(told)).toEqual(DONE);
    expect(told.network.nodes.get('validator-4')?.peers.size).toBe(ALL.length - 2);
  });

  it('stands in the way while nobody has seen it dial: nobody could connect it again', () => {
    const { node: _, ...unseen } = dialsOut(TWO_TWO, 'member-2');
    expect(blockersOf(unseen, 'rewind-all/all')).toEqual(['enode:member-2']);
  });
});
