import { describe, expect, it } from 'vitest';
import { sayPhrase } from '@/lib/views/say-phrase';
import { ALL, CLOSED, deepFork, ONE_AWAY, oneByHand, planOf, STALLED } from './drawn-worlds.test-world';
import { neededPermissions } from './dry/needed-permissions';
import type { DryRun, Permission } from './dry/types';
import { dryRun } from './dry-run';
import { liveLooks, type Odd, runPlan } from './obeying-network.test-world';
import type { Plan, PlanInput } from './plan-types';
import { type DrawnWorld, draw, TWO_TWO } from './plan-world.test-world';
import { ADA, toEnd } from './recovery.test-world';
import type { NodeLook } from './survey-types';

const CONTEXT = { planHash: 'hash', author: ADA, approvalsNeeded: 2, approvers: 'all' } as const;

function planIn(world: DrawnWorld, key: string): { readonly plan: Plan; readonly input: PlanInput } {
  const input = draw(world);
  return { plan: planOf(input, key), input };
}

type Given = {
  readonly looks?: (looks: readonly NodeLook[]) => readonly NodeLook[];
  readonly closed?: (node: string, group: string) => Permission['state'];
};

function dryOf(world: DrawnWorld, key: string, { looks = (all) => all, closed = () => 'open' }: Given = {}): DryRun {
  const { plan, input } = planIn(world, key);
  const permissions = neededPermissions(plan).map(({ node, group, isForRemedy }) => ({
    ...{ node, group, isForRemedy, state: closed(node, group), by: 'call' as const, answer: null },
  }));
  return toEnd(dryRun(plan, CONTEXT, { looks: looks(liveLooks(plan, input)), permissions, now: input.now }));
}

const stopOf = ({ stop }: DryRun) => stop && `${stop.step}: ${stop.problem.code} ${sayPhrase(stop.problem.says)}`;
const step = ({ steps }: DryRun, id: string) => {
  const found = steps.find((one) => one.step === id);
  if (!found) throw new Error(`no step ${id}`);
  return found;
};
const changed = (name: string, more: Partial<NodeLook>) => (looks: readonly NodeLook[]) =>
  looks.map((look) => (look.node === name ? { ...look, ...more } : look));

const deep = deepFork(150, 150);
const closedEverywhere: DrawnWorld = { ...TWO_TWO, capabilities: CLOSED };
const besu: DrawnWorld = {
  ...TWO_TWO,
  client: () => 'besu',
  look: Object.fromEntries(ALL.map((name) => [name, { mining: null, client: 'besu/v24.5.4/linux' }])),
};
/** The block after the kept tip takes a minute, those after it the usual five seconds. */
const slowBlock: DrawnWorld = {
  ...TWO_TWO,
  node: {
    'validator-1': {
      config: JSON.stringify({
        qbft: { blockperiodseconds: 5, requesttimeoutseconds: 10, ceil2Nby3Block: 0 },
        transitions: [
          { block: 102, blockperiodseconds: 60 },
          { block: 103, blockperiodseconds: 5 },
        ],
      }),
    },
  },
};
const majority: DrawnWorld = {
  ...TWO_TWO,
  isStalled: false,
  branches: [
    { tip: 101, holders: [1, 2, 3] },
    { tip: 101, holders: [4], round: 1 },
  ],
};

describe('the whole plan through the machine, with nothing sent', () => {
  it.each<[string, DrawnWorld, string, Odd?]>([
    ['all back', TWO_TWO, 'rewind-all/all'],
    ['one side', TWO_TWO, 'rewind-one-side/keep-B'],
    ['one moves', TWO_TWO, 'minimal-move/keep-A'],
    ['fifty deep', deep, 'minimal-move/keep-A'],
    ['a stall', STALLED, 'restart-consensus/all'],
    ['files and restarts by hand', closedEverywhere, 'rotate-static-nodes/all'],
    ['one node by hand', oneByHand('debug'), 'rewind-all/all'],
    ['a validator stopped', ONE_AWAY, 'rewind-all/all'],
    ['Besu: one moves', besu, 'besu-move-one/keep-A', { besu: true }],
    ['a long period at one height only', slowBlock, 'rewind-one-side/keep-A'],
  ])('comes to its end by the calls of a run on nodes that obey: %s', (_, world, key, odd = {}) => {
    const dry = dryOf(world, key);
    expect([stopOf(dry), dry.ok]).toEqual([null, true]);
    const { plan, input } = planIn(world, key);
    expect(dry.steps.flatMap(({ sends }) => sends)).toEqual(runPlan(plan, input, { hands: true, ...odd }).sent);
    expect(dry.steps.every(({ isReached }) => isReached)).toBe(true);
  });

  it.each<[string, DrawnWorld, string]>([
    ['waiting for a fork that heals', majority, 'wait/until'],
    ['Besu: all restarted', { ...STALLED, client: () => 'besu' }, 'besu-restart-all/all'],
  ])('comes to its end, sending nothing: %s', (_, world, key) => {
    const dry = dryOf(world, key);
    expect([stopOf(dry), dry.ok]).toEqual([null, true]);
    expect(dry.steps.flatMap(({ sends }) => sends)).toEqual([]);
  });

  it('names what a person does by hand, and sends none of it', () => {
    const dry = dryOf(closedEverywhere, 'rotate-static-nodes/all');
    expect(step(dry, 'restart-alone').byHand).toEqual(expect.arrayContaining(ALL.map((name) => `restart-alone:${name}`)));
    expect(dry.permissions).toEqual([]);
  });
});

describe('heads after each step', () => {
  it('go from their branches to the ancestor, and on to blocks that nobody has made yet', () => {
    const stops = ALL.map((node) => ({ node, upSince: null, startedAtHeight: 1, lastStop: 'clean' as const }));
    const dry = dryOf({ ...TWO_TWO, stops }, 'rewind-all/all');
    expect(dry.heads['validator-1']).toMatchObject({ kind: 'block', height: 101 });
    const { ancestor } = planIn(TWO_TWO, 'rewind-all/all').plan;
    for (const id of ['rewind-canary', 'rewind-rest'])
      for (const head of Object.values(step(dry, id).heads)) expect(head).toEqual({ kind: 'block', ...ancestor });
    const rewound = [...Object.keys(step(dry, 'rewind-canary').heads), ...Object.keys(step(dry, 'rewind-rest').heads)];
    expect(rewound.sort()).toEqual([...ALL].sort());
    // Cores make the next one as soon as a quorum of them runs, which may be before the last was started.
    const made = dry.steps
      .filter(({ heads }) => heads['validator-1']?.kind === 'new')
      .map(({ step: id, heads }) => [id, heads['validator-1']]);
    expect(made[0]).toEqual([expect.stringMatching(/^(start|watch-first)/), { kind: 'new', above: ancestor }]);
    expect(step(dry, 'isolate').heads).toEqual({});
  });

  it('are not known where a rewind may go further than asked, until a check tells', () => {
    const stops = ALL.map((node) => ({ node, upSince: null, startedAtHeight: 140, lastStop: 'clean' as const }));
    const dry = dryOf({ ...deep, stops }, 'rewind-all/all');
    const [canary] = step(dry, 'rewind-canary').sends.map((id) => id.slice('rewind:'.length));
    expect(step(dry, 'rewind-canary').heads[canary ?? '']).toEqual({
      kind: 'not-known',
      asked: 100,
      lowest: 13,
      expected: 'may-overshoot',
    });
    expect(step(dry, 'rewind-rest').heads[canary ?? '']).toMatchObject({ kind: 'block', height: 100 });
    expect(dry.stopIfBelow).toEqual({ step: 'rewind-canary', node: canary, code: 'overshoot' });
    expect(dry.ok).toBe(true);
  });

  it('a landing below does not stop a plan that lets its node catch up', () => {
    const stops = ALL.map((node) => ({ node, upSince: null, startedAtHeight: 140, lastStop: 'clean' as const }));
    expect(dryOf({ ...deep, stops }, 'minimal-move/keep-A').stopIfBelow).toBeNull();
  });

  it('of a node that lands nobody knows where no made-up hash is told', () => {
    const stops = ALL.map((node) => ({ node, upSince: null, startedAtHeight: null, lastStop: 'killed' as const }));
    expect(JSON.stringify(dryOf({ ...deep, stops }, 'minimal-move/keep-A'))).not.toContain('not-known-');
  });
});

describe('checks beforehand', () => {
  it('are read now as long as the plan has changed nothing of them', () => {
    const dry = dryOf(TWO_TWO, 'rewind-all/all');
    expect(new Set(step(dry, 'stop-consensus').before)).toEqual(new Set(['holds']));
    expect(new Set(step(dry, 'stop-consensus').after)).toEqual(new Set(['later']));
    expect(new Set(step(dry, 'connect').before)).toEqual(new Set(['later']));
    // Isolation is the plan's own doing; that the nodes are who they were, and hold the ancestor, is so now.
    expect(new Set(step(dry, 'rewind-canary').before)).toEqual(new Set(['holds', 'later']));
  });

  it('that do not hold now say what was seen instead, and that the run would stop there', () => {
    const at = planIn(besu, 'besu-move-one/keep-A').plan.steps.find(({ id }) => id === 'rewind-mover');
    const index = at?.before.findIndex(({ kind }) => kind === 'linked') ?? -1;
    expect(step(dryOf(besu, 'besu-move-one/keep-A'), 'rewind-mover').before[index]).toBe('holds');
    const looks = (all: readonly NodeLook[]) => all.map((look) => ({ ...look, peers: [], peerCount: 0 }));
    const cut = dryOf(besu, 'besu-move-one/keep-A', { looks });
    expect(step(cut, 'rewind-mover').before[index]).toBe('holds-not');
    expect(step(cut, 'rewind-mover').seen[`before:${index}`]?.key).toBe('run.seen.not-linked');
    expect([cut.ok, cut.stop?.step]).toEqual([false, 'rewind-mover']);
    expect(step(cut, 'watch-rounds').isReached).toBe(false);
  });

  it('that a node does not tell never count as holding', () => {
    const dry = dryOf(TWO_TWO, 'rewind-all/all', { looks: changed('validator-2', { mining: null }) });
    expect(stopOf(dry)).toMatch(/^stop-consensus: check-unknown/);
  });
});

describe('what stops it beforehand', () => {
  it('a head that moved since the plan was made', () => {
    const head = { height: 102, hash: '0xffff', parent: '0xfffe', timestamp: 1, author: null } as NodeLook['head'];
    const dry = dryOf(TWO_TWO, 'rewind-all/all', { looks: changed('validator-2', { head }) });
    expect([dry.ok, dry.stop?.step, dry.stop?.problem.code]).toEqual([false, null, 'stale']);
    expect(dry.problems.length).toBeGreaterThan(0);
  });

  it('an API that is closed, by node and group, and where the run would stop because of it', () => {
    const closed = (node: string, group: string) => (node === 'validator-4' && group === 'debug' ? 'closed' : 'open');
    const dry = dryOf(TWO_TWO, 'rewind-all/all', { closed });
    expect(dry.permissions.filter(({ state }) => state !== 'open')).toMatchObject([{ node: 'validator-4', group: 'debug' }]);
    expect([dry.ok, stopOf(dry)]).toEqual([false, expect.stringMatching(/^rewind-rest: refused/)]);
  });

  it('one that can not be told is not fine', () => {
    const closed = (node: string, group: string) => (node === 'validator-4' && group === 'miner' ? 'unknown' : 'open');
    const dry = dryOf(TWO_TWO, 'rewind-all/all', { closed });
    expect([dry.ok, dry.stop]).toEqual([false, null]);
  });

  it('a peer of nobody that was not there when the plan was made: it can not even be started', () => {
    const looks = (all: readonly NodeLook[]) =>
      changed('validator-1', { peers: [...(all[0]?.peers ?? []), { enode: null, address: `0x${'9'.repeat(40)}` }] })(all);
    const { stop } = dryOf(TWO_TWO, 'rewind-all/all', { looks });
    expect([stop?.step, stop?.problem.code]).toEqual([null, 'stale']);
  });
});
