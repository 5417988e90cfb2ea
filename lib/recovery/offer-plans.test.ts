import { describe, expect, it } from 'vitest';
import { networkOf } from '@/lib/consensus/recorded-answers.test-world';
import { address, NOW } from '@/lib/incidents/diagnosis.test-world';
import { sayPhrase } from '@/lib/views/say-phrase';
import { ONE_AWAY } from './drawn-worlds.test-world';
import { guard } from './guard';
import { changesNow } from './machine/changes-now';
import { newRun } from './new-run';
import { offerInPieces, offerPlans } from './offer-plans';
import { brokenRules } from './plan-rules.test-world';
import type { Offers, PlanInput } from './plan-types';
import { type DrawnWorld, draw, nameOf, TWO_TWO } from './plan-world.test-world';
import type { Applying } from './recommend';
import { recordedInput } from './recorded-input.test-world';

const keysOf = (offers: Offers) => offers.offers.filter(({ applies }) => applies).map(({ playbook, variant }) => `${playbook}/${variant}`);
const whyNot = (offers: Offers, playbook: string) => {
  const found = offers.offers.find((offer) => offer.playbook === playbook);
  return found && !found.applies ? found.why.key : null;
};
function planOf(input: PlanInput, key: string): Applying {
  const offers = offerPlans(input);
  const found = offers.offers.find(({ playbook, variant }) => `${playbook}/${variant}` === key);
  if (!found?.applies) throw new Error(`no ${key}: ${found ? sayPhrase(found.why) : keysOf(offers).join()}`);
  expect(brokenRules(found, input)).toEqual([]);
  return found;
}
it('every way is a piece of its own: whoever asks can give way between them', () => {
  const pieces = offerInPieces(draw(TWO_TWO));
  let count = 0;
  let piece = pieces.next();
  for (; !piece.done; piece = pieces.next()) count += 1;
  expect(count).toBe(piece.value.offers.length);
  expect(piece.value).toEqual(offerPlans(draw(TWO_TWO)));
});

const stepIds = ({ plan }: Applying) => plan.steps.map(({ id }) => id);
const stepOf = ({ plan }: Applying, id: string) => {
  const found = plan.steps.find((step) => step.id === id);
  if (!found) throw new Error(`no step ${id}`);
  return found;
};
const blockersOf = (world: DrawnWorld, key = 'rewind-all/all') => planOf(draw(world), key).blockers.map(({ id }) => id);

const recordedWhen = (name: string, what: RegExp, laterMs = 0) =>
  new Date(Date.parse(networkOf(name).events.find((event: { what: string }) => what.test(event.what)).at) + laterMs).toISOString();

describe('ways from the recorded forks', () => {
  it('2-2: keeping the branch with the transactions and moving one validator loses nothing, and is recommended; waiting is not', () => {
    const offers = offerPlans(recordedInput('qbft-fork-2-2', recordedWhen('qbft-fork-2-2', /record peers/)));
    expect(keysOf(offers)).toEqual([
      'minimal-move/keep-B',
      'rewind-one-side/keep-B',
      'minimal-move/keep-A',
      'rewind-one-side/keep-A',
      'rewind-all/all',
    ]);
    expect(offers.recommended).toBe('minimal-move/keep-B');
    const lost = offers.offers.map((offer) => (offer.applies ? offer.plan.worth.losesTransactions?.length : null));
    expect(lost.slice(0, 5)).toEqual([0, 0, 4, 4, 4]);
    expect(whyNot(offers, 'wait')).toBe('plan.not.wait');
    expect(whyNot(offers, 'restart-consensus')).toBe('plan.not.restart-fork');
    expect(whyNot(offers, 'rotate-static-nodes')).toBe('plan.not.rotate-open');
    expect(whyNot(offers, 'besu-move-one')).toBe('plan.not.goquorum');
  });

  it('2-2: the first block is waited for by the period of its own height: 5 s after the ancestor, 40 s after the branch', () => {
    const input = recordedInput('qbft-fork-2-2', recordedWhen('qbft-fork-2-2', /record peers/));
    expect(stepOf(planOf(input, 'rewind-all/all'), 'watch-first').limitMs).toBe(5_000 + 3 * 10_000);
    expect(stepOf(planOf(input, 'rewind-one-side/keep-B'), 'watch-first').limitMs).toBe(40_000 + 3 * 10_000);
  });

  it('saving what is above the ancestor has time for every block of every branch', () => {
    const stepFor = (depth: number) => {
      const branches = TWO_TWO.branches.map((branch) => ({ ...branch, tip: 100 + depth }));
      return stepOf(planOf(draw({ ...TWO_TWO, branches }), 'rewind-all/all'), 'save-evidence');
    };
    const [flat, deep] = [stepFor(1), stepFor(50)];
    expect(deep.limitMs - flat.limitMs).toBe(2 * 49 * 5_000);
    expect(deep.expectedMs).toBeGreaterThan((flat.expectedMs ?? 0) + 10_000);
  });

  it('of each branch it is said who holds it: validators, members, or both', () => {
    const [first, second] = TWO_TWO.branches;
    if (!first || !second) throw new Error('two branches are drawn');
    const held = draw({ ...TWO_TWO, branches: [{ ...first, holders: [1, 2] }, second, { ...second, holders: ['rpc-1'], round: 2 }] });
    const said = offerPlans(held).branchFacts.map((one) => sayPhrase(one, { nameOf: (validator) => `v${Number(validator)}` }));
    expect(said.map((one) => one.replace(/ \(.*; validators/, '; validators'))).toEqual([
      'A: block 101; validators on it: v1 and v2; other nodes on it: none.',
      'B: block 101; validators on it: v3 and v4; other nodes on it: member-2.',
      'C: block 101; validators on it: none; other nodes on it: rpc-1.',
    ]);
  });

  it('3-1: waiting is recommended, and nothing that drops a block is offered', () => {
    const offers = offerPlans(recordedInput('qbft-fork-3-1', recordedWhen('qbft-fork-3-1', /heads/, 2000)));
    expect(offers.recommended).toBe('wait/until');
    expect(offers.offers.filter((offer) => offer.applies && offer.plan.isDestructive)).toEqual([]);
    expect(whyNot(offers, 'rewind-all')).toBe('plan.not.heals');
  });

  it('Besu 2-2: one validator is moved while connected; no step of GoQuorum is offered', () => {
    const input = recordedInput('besu-qbft-fork-2-2', recordedWhen('besu-qbft-fork-2-2', /debug_setHead/));
    const offers = offerPlans(input);
    expect(keysOf(offers)).toEqual(['besu-move-one/keep-A', 'besu-move-one/keep-B']);
    const moved = planOf(input, 'besu-move-one/keep-A');
    expect(moved.plan.steps.flatMap(({ tasks }) => tasks.flatMap(({ node, calls }) => calls.map((call) => [node, call])))).toEqual([
      ['validator-3', { method: 'debug_setHead', params: ['0x4'] }],
    ]);
    expect(stepOf(moved, 'rewind-mover').tasks[0]?.isRepeatable).toBe(false);
  });

  it('Besu 2-2 after both were moved: one hash and no block, so all processes are restarted by hand', () => {
    const input = recordedInput('besu-qbft-fork-2-2', recordedWhen('besu-qbft-fork-2-2', /restarted all/));
    const agreed = { ...input, survey: { ...input.survey, branches: [], ancestor: null } };
    const offers = offerPlans({
      ...agreed,
      diagnosis: { ...input.diagnosis, picture: { ...input.diagnosis.picture, fork: { state: 'none' } } },
    });
    expect(offers.recommended).toBe('besu-restart-all/all');
    expect(whyNot(offers, 'restart-consensus')).toBe('plan.not.besu');
    const restart = offers.offers[0] as Applying;
    expect(restart.plan.steps.slice(0, 2).map(({ tasks }) => tasks.map(({ byHand, calls }) => [byHand?.kind, calls.length]))).toEqual([
      Array(4).fill(['stop-process', 0]),
      Array(4).fill(['start-process', 0]),
    ]);
  });
});

describe('the full plan', () => {
  it('has the steps of recovery.md in their order, the canary alone and typed', () => {
    const full = planOf(draw(TWO_TWO), 'rewind-all/all');
    expect(stepIds(full)).toEqual([
      'save-evidence',
      'stop-consensus',
      'isolate',
      'prove-isolation',
      'rewind-canary',
      'rewind-rest',
      'verify-heads',
      'connect',
      'verify-mesh',
      'start-consensus',
      'watch-first',
      'watch-cycle',
      'give-back',
    ]);
    expect(stepOf(full, 'rewind-canary')).toMatchObject({ nodes: ['member-1'], confirmHeight: 100, order: 'one-by-one' });
    expect(stepOf(full, 'rewind-rest')).toMatchObject({ confirmHeight: 100, order: 'one-by-one' });
    expect(stepOf(full, 'isolate').tasks.every(({ times }) => times === 2)).toBe(true);
    expect(full.plan.worth).toMatchObject({ keepsBranch: null, dropsBranches: ['A', 'B'], margin: 1, isFieldProven: true });
    const untilBlocks = full.plan.steps.slice(0, stepIds(full).indexOf('watch-cycle')).map(({ expectedMs }) => expectedMs ?? 0);
    expect(untilBlocks.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(65_000);
  });

  it('rewinds whom it can reach where a validator is stopped, cuts the others from it, and names it until a person confirms', () => {
    const world: DrawnWorld = {
      ...TWO_TWO,
      branches: [
        { tip: 101, holders: [1, 2] },
        { tip: 101, holders: [3] },
      ],
      silent: [4],
    };
    const waiting = planOf(draw(world), 'rewind-all/all');
    expect(waiting.blockers.map(({ id, canConfirm }) => [id, canConfirm])).toEqual([['unreachable:validator-4', true]]);
    const confirmed = planOf(draw({ ...world, confirmed: ['unreachable:validator-4'] }), 'rewind-all/all');
    expect(confirmed.blockers).toEqual([]);
    expect(confirmed.plan.absent).toEqual(['validator-4']);
    expect(confirmed.plan.worth.margin).toBe(0);
    expect(stepOf(confirmed, 'stop-consensus').dispensable).toEqual([]);
    expect(stepOf(confirmed, 'watch-cycle').after).toContainEqual({
      kind: 'cycle',
      validators: [1, 2, 3].map(address),
      above: confirmed.plan.ancestor,
    });
  });

  it('is not offered where too few validators answer: no block could follow', () => {
    const offers = offerPlans(
      draw({
        ...TWO_TWO,
        branches: [
          { tip: 101, holders: [1] },
          { tip: 101, holders: [3] },
        ],
        silent: [2, 4],
      }),
    );
    expect(keysOf(offers)).toEqual([]);
    expect(offers.recommended).toBeNull();
    expect(whyNot(offers, 'rewind-all')).toBe('plan.not.quorum');
  });

  describe('with a node below the fork', () => {
    const [A, B] = [
      { tip: 101, holders: [1, 2] },
      { tip: 101, holders: [3] },
    ];
    const fullOf = (holder: number | string) =>
      planOf(
        draw({ ...TWO_TWO, branches: [A, { ...B, holders: holder === 4 ? [3] : [3, 4] }], below: [{ holder, head: 90 }] }),
        'rewind-all/all',
      );

    it.each([['late'], [4]] as const)('%s: it is not rewound', (holder) => {
      const full = fullOf(holder);
      expect(full.plan.worth.rewinds).not.toContain(nameOf(holder));
      expect(stepOf(full, 'verify-heads').after.some((check) => check.kind === 'head' && check.node === nameOf(holder))).toBe(false);
    });

    it('lets a validator catch up before consensus starts', () => {
      const full = fullOf(4);
      expect(stepOf(full, 'follow').nodes).toEqual(['validator-4']);
      expect(stepIds(full).indexOf('follow')).toBeLessThan(stepIds(full).indexOf('start-consensus'));
      expect(stepOf(full, 'start-consensus').before).toContainEqual({ kind: 'head', node: 'validator-4', is: full.plan.target });
    });

    it('waits for a member only once blocks come', () => {
      const full = fullOf('late');
      expect(stepIds(full)).not.toContain('follow');
      expect(stepOf(full, 'follow-members').nodes).toEqual(['late']);
      expect(stepIds(full).indexOf('follow-members')).toBeGreaterThan(stepIds(full).indexOf('watch-first'));
      expect(stepOf(full, 'watch-cycle').after).toContainEqual(
        expect.objectContaining({ kind: 'grows', nodes: expect.arrayContaining(['late']) }),
      );
    });
  });
});

describe('the minimal move', () => {
  it('connects the mover with the kept side only, lets the chain grow beyond the other, then brings the rest', () => {
    const move = planOf(draw(TWO_TWO), 'minimal-move/keep-A');
    expect(stepIds(move)).toEqual([
      'save-evidence',
      'stop-consensus',
      'isolate',
      'prove-isolation',
      'rewind-canary',
      'verify-heads',
      'connect-kept',
      'follow-kept',
      'follow-kept-relink',
      'follow-kept-restart',
      'verify-kept',
      'start-kept',
      'watch-kept',
      'start-rest',
      'connect-rest',
      'follow-rest',
      'follow-rest-relink',
      'follow-rest-core-stop',
      'follow-rest-core-start',
      'follow-rest-last-cut',
      'follow-rest-last-apart',
      'follow-rest-last-rewind',
      'follow-rest-last-core',
      'follow-rest-last-join',
      'follow-rest-restart',
      'watch-cycle',
      'give-back',
    ]);
    expect(stepOf(move, 'rewind-canary').nodes).toEqual(['validator-3']);
    expect(stepOf(move, 'start-kept').nodes).toEqual(['validator-1', 'validator-2', 'validator-3']);
    expect(stepOf(move, 'verify-kept').after).toContainEqual({
      kind: 'only-linked',
      node: 'validator-3',
      to: ['validator-1', 'validator-2', 'member-1'],
    });
    expect(stepOf(move, 'verify-kept').after).toContainEqual({ kind: 'no-peers', node: 'validator-4', forMs: 0 });
    expect(stepOf(move, 'start-kept').dispensable).toEqual([]);
    expect(move.plan.worth).toMatchObject({ rewinds: ['validator-3'], margin: 0, keepsBranch: 'A' });
  });

  it('takes as many as the quorum needs: 4-3 of 7 moves one, 5-5 of 10 two, and each of two must land right', () => {
    const seven = {
      validators: 7,
      ancestor: 10,
      branches: [
        { tip: 11, holders: [1, 2, 3, 4] },
        { tip: 11, holders: [5, 6, 7] },
      ],
    };
    expect(planOf(draw(seven), 'minimal-move/keep-A').plan.worth.rewinds).toHaveLength(1);
    expect(planOf(draw(seven), 'minimal-move/keep-B').plan.worth.rewinds).toHaveLength(2);
    expect(offerPlans(draw(seven)).recommended).toBe('minimal-move/keep-A');
    const ten = {
      validators: 10,
      ancestor: 10,
      branches: [
        { tip: 11, holders: [1, 2, 3, 4, 5] },
        { tip: 11, holders: [6, 7, 8, 9, 10] },
      ],
    };
    const move = planOf(draw(ten), 'minimal-move/keep-A');
    expect(move.plan.worth.rewinds).toHaveLength(2);
    expect(stepOf(move, 'rewind-canary').after).toEqual([{ kind: 'head', node: 'validator-6', is: move.plan.ancestor }]);
    expect(stepOf(move, 'rewind-rest').tasks).toHaveLength(1);
  });

  it('one mover may land below: it catches up from the kept side', () => {
    const move = planOf(draw(TWO_TWO), 'minimal-move/keep-A');
    expect(stepOf(move, 'rewind-canary').after).toEqual([{ kind: 'head', node: 'validator-3', is: move.plan.ancestor, orBelow: true }]);
  });

  it('waits for more blocks where the kept branch is the shorter one', () => {
    const world = {
      ...TWO_TWO,
      branches: [
        { tip: 103, holders: [1, 2] },
        { tip: 101, holders: [3, 4] },
      ],
    };
    const shorter = planOf(draw(world), 'minimal-move/keep-B');
    expect(stepOf(shorter, 'watch-kept').after).toEqual([
      { kind: 'grows', nodes: ['validator-1', 'validator-3', 'validator-4'], above: shorter.plan.target, blocks: 3 },
    ]);
    expect(stepOf(planOf(draw(world), 'minimal-move/keep-A'), 'watch-kept').after[0]).toMatchObject({ blocks: 1 });
  });

  it('of three branches leaves the smaller ones first, and the canary that landed below needs no second rewind', () => {
    const three = {
      validators: 7,
      ancestor: 10,
      branches: [
        { tip: 12, holders: [1, 2, 3] },
        { tip: 11, holders: [4, 5, 6] },
        { tip: 11, holders: [7] },
      ],
    };
    expect(planOf(draw(three), 'minimal-move/keep-A').plan.worth.rewinds).toEqual(['validator-7', 'validator-4']);
    const landed = planOf(
      draw({
        ...TWO_TWO,
        branches: [
          { tip: 130, holders: [1, 2] },
          { tip: 130, holders: [4] },
        ],
        below: [{ holder: 3, head: 2 }],
      }),
      'rewind-one-side/keep-A',
    );
    expect(landed.plan.worth.rewinds).toEqual(['validator-4']);
    expect(stepOf(landed, 'follow').nodes).toEqual(['validator-3', 'validator-4']);
  });
});

describe('fifty deep with pruned states', () => {
  const deep: DrawnWorld = {
    ...TWO_TWO,
    branches: [
      { tip: 150, holders: [1, 2], transactions: Array(50).fill(1) },
      { tip: 150, holders: [3, 4], transactions: Array(50).fill(1) },
    ],
    stops: [1, 2, 3, 4].map((n) => ({ node: `validator-${n}`, upSince: NOW - 1000, startedAtHeight: 150, lastStop: 'clean' })),
  };

  it('recommends the minimal move, because rewinding all could land on 23, and says so in the full plan', () => {
    const offers = offerPlans(draw(deep));
    expect(offers.recommended).toBe('minimal-move/keep-A');
    expect(offers.because.key).toBe('plan.because.overshoot');
    const full = planOf(draw(deep), 'rewind-all/all');
    expect(full.plan.landings.map(({ expected, lowest }) => [expected, lowest])).toEqual(Array(4).fill(['may-overshoot', 23]));
    expect(stepOf(full, 'rewind-canary').loses.map(({ key }) => key)).toContain('plan.rewind-all.overshoot');
    expect(stepOf(full, 'rewind-rest').before).toContainEqual({
      kind: 'head',
      node: stepOf(full, 'rewind-canary').nodes[0],
      is: full.plan.ancestor,
    });
  });

  it('is no way for files and restarts', () => {
    const closed = { ...deep, capabilities: { 'validator-1': { admin: 'unavailable' as const } } };
    expect(whyNot(offerPlans(draw(closed)), 'rotate-static-nodes')).toBe('plan.not.rotate-deep');
  });
});

describe('what stands in the way', () => {
  const stranger = { address: address(99), enode: 'enode://99@10.0.0.99:30303', seenBy: ['validator-1'] };

  it.each<[string, Partial<DrawnWorld>, readonly string[]]>([
    ['a peer nobody configured', { strangers: [stranger] }, [`stranger:${address(99)}`]],
    [
      'a validator nobody watches',
      {
        branches: [
          { tip: 101, holders: [1, 2] },
          { tip: 101, holders: [3] },
        ],
        unwatched: [4],
      },
      [`unwatched:${address(4)}`],
    ],
    ['a node that proves no identity', { look: { 'member-1': { address: null } } }, ['identity:member-1']],
    ['two URLs of one identity', { look: { 'member-1': { address: address(1) } } }, [`shared:${address(1)}`]],
    [
      'an identity that changes',
      { node: { 'validator-1': { faults: [{ kind: 'identity-changed', from: address(1), to: address(2) }] } } },
      ['changing:validator-1'],
    ],
    ['closed debug', { capabilities: { 'validator-2': { debug: 'unavailable' } } }, ['closed:validator-2:debug']],
    ['miner that is not known', { capabilities: { 'validator-2': { miner: 'unknown' } } }, ['closed:validator-2:miner']],
    ['a node that syncs', { node: { 'member-1': { syncing: true } } }, ['syncing:member-1']],
    ['an unknown head', { look: { 'member-1': { head: null } } }, ['head:member-1']],
    ['an ancestor that a node did not prove', { look: { 'validator-4': { holds: {} } } }, ['ancestor:validator-4']],
    ['a node of another chain', { look: { 'member-1': { chainId: 7 } } }, ['other-chain:member-1']],
    ['an open plan', { hasOpenPlan: true }, ['open-plan']],
    ['no enode', { look: { 'member-2': { enode: null } }, node: { 'member-2': { enode: null } } }, ['enode:member-2']],
  ])('%s', (_, over, expected) => {
    expect(blockersOf({ ...TWO_TWO, ...over })).toEqual(expected);
  });

  it('a miner API that is not needed on a member does not', () => {
    expect(blockersOf({ ...TWO_TWO, capabilities: { 'member-1': { miner: 'unavailable' } } })).toEqual([]);
  });

  it('confirmed: a stranger is cut by name, closed calls are made by a person and never sent', () => {
    const input = draw({
      ...TWO_TWO,
      strangers: [stranger],
      capabilities: { 'validator-2': { debug: 'unavailable' } },
      confirmed: [`stranger:${address(99)}`, 'closed:validator-2:debug'],
    });
    const full = planOf(input, 'rewind-all/all');
    expect(full.blockers).toEqual([]);
    expect(stepOf(full, 'isolate').tasks[0]?.calls.at(-1)).toEqual({ method: 'admin_removePeer', params: [stranger.enode] });
    const byHand = full.plan.steps.flatMap(({ tasks }) => tasks).filter(({ isByHand }) => isByHand);
    expect(byHand.map(({ id }) => id)).toEqual(['rewind:validator-2']);
  });

  it('what can not be confirmed stays: an open plan, an identity', () => {
    expect(
      blockersOf({ ...TWO_TWO, hasOpenPlan: true, look: { 'member-1': { address: null } }, confirmed: ['open-plan', 'identity:member-1'] }),
    ).toEqual(['open-plan', 'identity:member-1']);
  });
});

describe('what is not known', () => {
  it('transactions that could not be read never count as none', () => {
    const world: DrawnWorld = {
      ...TWO_TWO,
      branches: [
        { tip: 101, holders: [1, 2], transactions: [null] },
        { tip: 101, holders: [3, 4], transactions: [5] },
      ],
    };
    const offers = offerPlans(draw(world));
    expect(offers.recommended).toBe('minimal-move/keep-A');
    expect(planOf(draw(world), 'minimal-move/keep-B').plan.worth.losesTransactions).toBeNull();
    const shorter = draw({
      ...TWO_TWO,
      branches: [
        { tip: 102, holders: [1, 2] },
        { tip: 101, holders: [3, 4] },
      ],
    });
    const cut = shorter.survey.branches.map((branch) => ({ ...branch, blocks: branch.blocks.slice(0, 1) }));
    const input = { ...shorter, survey: { ...shorter.survey, branches: cut } };
    expect(planOf(input, 'minimal-move/keep-B').plan.worth.losesTransactions).toBeNull();
  });

  it('votes on validators count once a voter, are not lost where the kept branch has them too, and are never none when a header is missing', () => {
    const [add, remove] = [
      { recipient: address(9), add: true },
      { recipient: address(2), add: false },
    ];
    const world = (votes: readonly (typeof add | null)[], kept: readonly (typeof add | null)[] = []): DrawnWorld => ({
      ...TWO_TWO,
      branches: [
        { tip: 103, holders: [1, 2], votes },
        { tip: 103, holders: [3, 4], votes: kept },
      ],
    });
    const lostIn = (drawn: DrawnWorld, key = 'minimal-move/keep-B') => planOf(draw(drawn), key).plan.worth.losesVotes;
    const voter = address(1);
    expect(lostIn(world([]))).toEqual([]);
    expect(lostIn(world([add, add, remove]))).toEqual([
      { voter, ...add },
      { voter, ...remove },
    ]);
    expect(lostIn(world([add, remove], [add]))).toEqual([{ voter, ...remove }]);
    expect(lostIn(world([add], [add]), 'rewind-all/all')).toEqual([{ voter, ...add }]);
    expect(lostIn(world([add, null]))).toBeNull();
    expect(lostIn(world([add], [null]))).toBeNull();
    expect(lostIn(world([], [null])), 'nothing to lose, whatever the kept branch holds').toEqual([]);
    const said = stepOf(planOf(draw(world([add, null])), 'rewind-all/all'), 'rewind-rest').loses.map(({ key }) => key);
    expect(said).toContain('plan.loses.votes-unknown');
    const input = draw(world([add]));
    const cut = input.survey.branches.map((branch) => ({ ...branch, blocks: branch.blocks.slice(0, 1) }));
    expect(planOf({ ...input, survey: { ...input.survey, branches: cut } }, 'rewind-all/all').plan.worth.losesVotes).toBeNull();
  });

  it('says of each step what this step loses: nothing while others hold it, and what is gone with the last holder', () => {
    const world: DrawnWorld = {
      ...TWO_TWO,
      branches: [
        { tip: 102, holders: [1, 2], transactions: [2, 1] },
        { tip: 102, holders: [3, 4], transactions: [5, 0] },
      ],
    };
    const said = (key: string, step: string) => stepOf(planOf(draw(world), key), step).loses.map((one) => sayPhrase(one));
    const one = stepOf(planOf(draw(world), 'rewind-all/all'), 'rewind-canary').nodes[0];
    expect(said('rewind-all/all', 'rewind-canary')).toEqual([
      expect.stringMatching(new RegExp(`^Blocks dropped on ${one} in this step: 2 `)),
      'Other nodes still hold them: the network loses nothing by this step alone.',
    ]);
    expect(said('rewind-all/all', 'rewind-rest').slice(1, 3)).toEqual([
      expect.stringMatching(/^Blocks that no node holds any more after this step: 4 /),
      expect.stringMatching(/^Transactions that are only in dropped blocks: 8\./),
    ]);
    expect(said('minimal-move/keep-B', 'rewind-canary')[1]).toMatch(/^Other nodes still hold them/);
    expect(said('minimal-move/keep-B', 'connect-rest').slice(1, 3)).toEqual([
      'Blocks that no node holds any more after this step: 2 (of A).',
      expect.stringMatching(/^Transactions that are only in dropped blocks: 3\./),
    ]);
    const alone: DrawnWorld = { ...world, branches: [{ tip: 102, holders: [1], transactions: [2, 1] }, ...world.branches.slice(1)] };
    const last = stepOf(planOf(draw(alone), 'rewind-one-side/keep-B'), 'rewind-canary').loses.map((each) => sayPhrase(each));
    expect(last[1]).toBe('Blocks that no node holds any more after this step: 2 (of A).');
  });

  it.each<[string, (input: PlanInput) => PlanInput, string]>([
    ['an ancestor that is not proven', (input) => ({ ...input, survey: { ...input.survey, ancestor: null } }), 'plan.not.ancestor'],
    [
      'chains that could not be compared',
      (input) => ({ ...input, survey: { ...input.survey, unproven: 'cut short' } }),
      'plan.not.unproven',
    ],
    ['mixed clients', (input) => withClient(input, (name) => (name === 'member-1' ? 'besu' : 'goquorum')), 'plan.not.mixed'],
    [
      'an unknown client',
      (input) => withClient(input, (name) => (name === 'member-1' ? 'unknown' : 'goquorum')),
      'plan.not.client-unknown',
    ],
    ['an unknown set', (input) => withoutSet(input), 'plan.not.set'],
  ])('%s: no rewind is offered', (_, change, why) => {
    const offers = offerPlans(change(draw(TWO_TWO)));
    expect(offers.offers.filter((offer) => offer.applies && offer.plan.isDestructive)).toEqual([]);
    expect(whyNot(offers, 'rewind-all')).toBe(why);
  });

  it('a fork whose chains could not be compared: no links are made anew, which lead to whatever chain is longest', () => {
    const input = draw(TWO_TWO);
    const survey = { ...input.survey, ancestor: null, branches: [], unproven: 'validator-4 stopped answering' };
    expect(whyNot(offerPlans({ ...input, survey }), 'reconnect-peers')).toBe('plan.not.unproven');
  });

  it('a fork with a node that does not tell its head: no links are made anew, which may lead to its branch', () => {
    const input = draw({
      validators: 4,
      ancestor: 100,
      branches: [
        { tip: 101, holders: [1, 2, 3, 'member-1'] },
        { tip: 103, holders: [4] },
      ],
      below: [{ holder: 'member-2', head: 95 }],
    });
    const looks = input.survey.looks.map((look) => (look.node === 'validator-4' ? { ...look, head: null } : look));
    const survey = { ...input.survey, looks, ancestor: null, branches: [] };
    expect(whyNot(offerPlans({ ...input, survey }), 'reconnect-peers')).toBe('plan.not.links-untold');
  });

  it('a vote that changed the set on a branch: only the way back to the ancestor counts with the set from before', () => {
    const input = draw({
      ...TWO_TWO,
      look: Object.fromEntries(
        ['validator-1', 'validator-2', 'member-1'].map((name) => [name, { validators: [1, 2, 3, 4, 5].map(address) }]),
      ),
    });
    const offers = offerPlans(input);
    expect(
      offers.offers.filter(({ playbook }) => playbook === 'minimal-move').map((offer) => (offer.applies ? offer.variant : offer.why.key)),
    ).toEqual(['keep-B', 'plan.not.set-changed']);
    expect(planOf(input, 'rewind-all/all').plan.basis.validators).toHaveLength(4);
  });
});

const withClient = (input: PlanInput, client: (name: string) => 'goquorum' | 'besu' | 'unknown'): PlanInput => ({
  ...input,
  diagnosis: {
    ...input.diagnosis,
    clientOf: (name) => ({ family: client(name), version: null, majorityForkHeals: null, miningTells: true }),
  },
});
const withoutSet = (input: PlanInput): PlanInput => ({
  ...input,
  survey: { ...input.survey, looks: input.survey.looks.map((look) => ({ ...look, validators: null })) },
  diagnosis: { ...input.diagnosis, picture: { ...input.diagnosis.picture, set: null, block: () => null } },
});

describe('without a fork', () => {
  const stalled: DrawnWorld = { validators: 4, ancestor: 100, branches: [], below: [1, 2, 3, 4].map((holder) => ({ holder, head: 100 })) };

  it('a stall with a quorum is ended by new cores, and a second passes between stop and start', () => {
    const offers = offerPlans(draw(stalled));
    expect(offers.recommended).toBe('restart-consensus/all');
    const restart = planOf(draw(stalled), 'restart-consensus/all');
    expect(stepIds(restart)).toEqual(['stop-consensus', 'start-consensus', 'watch-first', 'watch-cycle']);
    expect(stepOf(restart, 'stop-consensus').after[0]).toMatchObject({ kind: 'core', running: false, forMs: 1_500 });
    expect(restart.plan).toMatchObject({ isDestructive: false, target: null, landings: [] });
  });

  it('a stall in which too few hold the highest block needs links first', () => {
    const lagging = draw({ ...stalled, below: [1, 2, 3, 4].map((holder) => ({ holder, head: holder < 3 ? 101 : 100 })), ancestor: 101 });
    const offers = offerPlans(lagging);
    expect(whyNot(offers, 'restart-consensus')).toBe('plan.not.restart-heads');
    expect(offers.recommended).toBe('reconnect-peers/links');
    expect(stepOf(planOf(lagging, 'reconnect-peers/links'), 'follow').nodes).toEqual(['validator-3', 'validator-4']);
  });

  it('a stall without a quorum is not', () => {
    const offers = offerPlans(draw({ ...stalled, below: [1, 2].map((holder) => ({ holder, head: 100 })), silent: [3, 4] }));
    expect(whyNot(offers, 'restart-consensus')).toBe('plan.not.quorum');
  });

  it('a node that stays behind gets its links anew, then is restarted by hand', () => {
    const late = draw({ ...stalled, below: [...(stalled.below ?? []), { holder: 'late', head: 80 }], isStalled: false });
    const links = planOf(late, 'reconnect-peers/links');
    expect(stepIds(links)).toEqual(['reconnect', 'follow', 'follow-relink', 'follow-restart']);
    const onLate = stepOf(links, 'reconnect').tasks.filter(({ node }) => node === 'late');
    const calls = onLate.flatMap((task) => task.calls);
    expect(calls.map(({ method }) => method)).toEqual([...Array(4).fill('admin_removePeer'), ...Array(4).fill('admin_addPeer')]);
    expect(onLate.map(({ waitMs }) => waitMs ?? 0)).toEqual([0, 4_000]);
    expect(stepOf(links, 'follow-restart').tasks.every(({ unless, byHand }) => unless && byHand?.kind === 'restart')).toBe(true);
  });

  it('a node that stays behind is asked for the links it had, not for those that a firewall may keep it from', () => {
    const below = [...(stalled.below ?? []), { holder: 'late', head: 80 }];
    const all = draw({ ...stalled, below, isStalled: false });
    const address = (name: string) => all.survey.looks.find(({ node }) => node === name)?.address ?? null;
    const seen: Readonly<Record<string, readonly string[]>> = { late: ['validator-1'], 'validator-1': ['late', 'validator-2'] };
    const looks = all.survey.looks.map((look) => {
      const names = seen[look.node] ?? ['validator-1', 'validator-2', 'validator-3', 'validator-4'].filter((one) => one !== look.node);
      return { ...look, peers: names.map((name) => ({ enode: null, address: address(name) })) };
    });
    const { after } = stepOf(planOf({ ...all, survey: { ...all.survey, looks } }, 'reconnect-peers/links'), 'reconnect');
    const asked = after.flatMap((check) => (check.kind === 'linked' ? [[check.node, check.to]] : []));
    expect(asked).toEqual([
      ['validator-1', ['late']],
      ['late', ['validator-1']],
    ]);
  });

  it('blocks that were exchanged may be given back; a network that is well is left alone', () => {
    const well = draw({ ...stalled, isStalled: false });
    expect(keysOf(offerPlans(well))).toEqual([]);
    expect(offerPlans(well).because.key).toBe('plan.because.none');
    const switched = {
      node: 'validator-1',
      at: NOW,
      height: 99,
      from: well.diagnosis.picture.head?.hashes[0] ?? '0x',
      to: '0x2',
      inFork: true,
    } as const;
    const after = {
      ...well,
      diagnosis: { ...well.diagnosis, switches: [switched], picture: { ...well.diagnosis.picture, block: () => null } },
    };
    expect(keysOf(offerPlans(after))).toEqual(['resubmit-transactions/dropped']);
    // It mends nothing: nobody is urged to it after a recovery.
    expect(offerPlans(after)).toMatchObject({ recommended: null, because: { key: 'plan.because.resubmit' } });
  });
});

describe('a branch that a quorum holds', () => {
  const four: DrawnWorld = {
    validators: 4,
    ancestor: 100,
    branches: [
      { tip: 101, holders: [1, 2, 3], transactions: [0] },
      { tip: 101, holders: [4], transactions: [9] },
    ],
  };
  // The time by which it should have healed is over.
  const late = { ...four, over: { open: { height: 102, round: 9, source: 'estimate' as const, nextChangeAt: NOW + 1000 } } };

  it('heals by itself, also where the watch has not proven the fork yet', () => {
    const input = draw(four);
    const unproven = {
      ...input,
      diagnosis: { ...input.diagnosis, picture: { ...input.diagnosis.picture, fork: { state: 'none' as const } } },
    };
    expect(whyNot(offerPlans(unproven), 'rewind-all')).toBe('plan.not.heals');
  });

  it('is never dropped for another, however few transactions it carries', () => {
    const offers = offerPlans(draw(late));
    expect(whyNot(offers, 'rewind-all')).toBe('plan.not.majority');
    expect(offers.recommended).toBe('rewind-one-side/keep-A');
    expect(offers.offers.filter((offer) => offer.applies && offer.plan.worth.keepsBranch === 'B')).toEqual([]);
  });

  it('and that goes on is not stopped: who does not follow gets new links', () => {
    const growing: DrawnWorld = {
      ...late,
      isStalled: false,
      ancestor: 40,
      branches: [
        { tip: 44, holders: [1, 2, 3] },
        { tip: 41, holders: [4] },
      ],
    };
    const offers = offerPlans(draw(growing));
    expect(whyNot(offers, 'rewind-one-side')).toBe('plan.not.goes-on');
    expect(offers.recommended).toBe('reconnect-peers/links');
    expect(stepOf(planOf(draw(growing), 'reconnect-peers/links'), 'follow').nodes).toEqual(['validator-4']);
  });
});

describe('nodes that do not say who they are', () => {
  const names = ['validator-1', 'validator-2', 'validator-3', 'validator-4', 'member-1', 'member-2'];
  const shut = { admin: 'unavailable', istanbul: 'unavailable' } as const;
  const untold = { address: null, enode: null, peers: null };
  const worldOf = (silent: readonly string[], confirmed: readonly string[] = [], more: Partial<DrawnWorld> = {}): DrawnWorld => ({
    ...TWO_TWO,
    capabilities: Object.fromEntries(silent.map((name) => [name, shut])),
    look: Object.fromEntries(silent.map((name) => [name, untold])),
    node: Object.fromEntries(silent.map((name) => [name, { address: null, enode: null }])),
    confirmed,
    ...more,
  });
  const of = (number: number) => address(number).toLowerCase();
  const read = [`identity:validator-3=${of(3)}`];
  const idsOf = (world: DrawnWorld, key: string) =>
    planOf(draw(world), key).blockers.map(({ id, canConfirm, confirms }) => [id, canConfirm, confirms]);

  it('stand in the way of every plan; of the one by files alone a person may say who they are', () => {
    const world = worldOf(['validator-3']);
    expect(idsOf(world, 'rotate-static-nodes/all')).toContainEqual(['identity:validator-3', true, 'identity']);
    const confirmed = planOf(draw(worldOf(['validator-3'], read)), 'rotate-static-nodes/all');
    expect(confirmed.blockers).toEqual([]);
    for (const { playbook, variant, blockers } of offerPlans(draw(worldOf(['validator-3'], read))).offers.flatMap((one) =>
      one.applies ? [one] : [],
    ))
      if (playbook !== 'rotate-static-nodes' && playbook !== 'wait')
        expect([`${playbook}/${variant}`, blockers.find(({ id }) => id === 'identity:validator-3')?.canConfirm]).toEqual([
          `${playbook}/${variant}`,
          false,
        ]);
  });

  it('are named also where too few of the others are left to be a quorum, on a network that serves neither API at all', () => {
    const all = worldOf(names, [], { look: Object.fromEntries(names.map((name) => [name, { ...untold, validators: null }])) });
    const blocked = planOf(draw(all), 'rotate-static-nodes/all').blockers.map(({ id }) => id);
    expect(blocked).toEqual(expect.arrayContaining(names.map((name) => `identity:${name}`)));
    const told = [1, 2, 3, 4].map((number) => `identity:validator-${number}=${of(number)}`);
    const members = ['member-1', 'member-2'].map((name, index) => `identity:${name}=${of(1000 + index)}`);
    const { plan, blockers } = planOf(draw({ ...all, confirmed: [...told, ...members] }), 'rotate-static-nodes/all');
    expect(blockers).toEqual([]);
    expect([...plan.validatorNodes].sort()).toEqual(names.slice(0, 4));
  });

  it('and whom a person told are sent nothing: every call to them is by hand, and the rules refuse one all the same', () => {
    const input = draw(worldOf(['validator-3'], read));
    const { plan } = planOf(input, 'rotate-static-nodes/all');
    const own = plan.steps.flatMap(({ tasks }) => tasks.filter(({ node }) => node === 'validator-3'));
    expect(own.filter(({ calls, isByHand }) => calls.length > 0 && !isByHand)).toEqual([]);
    expect(own.some(({ calls }) => calls.some(({ method }) => method === 'debug_setHead'))).toBe(true);
    expect([plan.basis.confirmed, plan.basis.addresses['validator-3']]).toEqual([['validator-3'], address(3)]);
    const run = { ...newRun(plan), startedAt: NOW, clock: NOW, expected: plan.basis.heads };
    for (const task of own.filter(({ calls }) => calls.length > 0))
      expect(guard(plan, run, input.survey.looks, NOW, task)?.says.key).toBe('run.safety.unproven');
  });

  it('and whom a person told make no plan stale by not telling it again, but do by telling another', () => {
    const input = draw(worldOf(['validator-3'], read));
    const { plan } = planOf(input, 'rotate-static-nodes/all');
    const { looks } = input.survey;
    const run = newRun(plan);
    expect(changesNow(plan, run, looks, NOW)).toEqual([]);
    const other = looks.map((look) => (look.node === 'validator-3' ? { ...look, address: address(9) } : look));
    expect(changesNow(plan, run, other, NOW).map(({ key }) => key)).toContain('plan.stale.identity');
  });

  it.each<[string, readonly string[], string]>([
    ['as another node proves to be', [`identity:validator-3=${of(4)}`], `shared:${address(4)}`],
    ['in words that are no address', ['identity:validator-3=0x12'], 'identity:validator-3'],
  ])('told %s still stand in the way', (_what, confirmed, blocker) =>
    expect(idsOf(worldOf(['validator-3'], confirmed), 'rotate-static-nodes/all').map(([id]) => id)).toContain(blocker),
  );
});

describe('pools that end with their processes', () => {
  const names = ['validator-1', 'validator-2', 'validator-3', 'validator-4', 'member-1', 'member-2'];
  const shut = { admin: 'unavailable', debug: 'unavailable', miner: 'unavailable' } as const;
  const closed = { ...TWO_TWO, capabilities: Object.fromEntries(names.map((name) => [name, shut])) };
  const pool = (pending: number) => ({ pending, at: NOW, before: null });
  const keysOf = ({ plan }: Applying, id: string) => plan.steps.find((step) => step.id === id)?.loses.map(({ key }) => key);

  it('are said by whoever restarts them: node by node what waited, never 0 where it is not told', () => {
    const world = { ...closed, node: { 'validator-1': { pool: pool(7) }, 'member-1': { pool: pool(0) } } };
    const rotate = planOf(draw(world), 'rotate-static-nodes/all');
    const pending = Object.fromEntries((rotate.plan.worth.emptiesPools ?? []).map((one) => [one.node, one.pending]));
    expect(pending).toEqual({ ...Object.fromEntries(names.map((name) => [name, null])), 'validator-1': 7, 'member-1': 0 });
    for (const id of ['restart-alone', 'restart-together'])
      expect(keysOf(rotate, id)).toEqual([
        'plan.loses.pools',
        'plan.loses.pools-told',
        'plan.loses.pools-unknown',
        'plan.loses.pools-saved',
      ]);
  });

  it('of Besu too, whose journal keeps nothing', () => {
    const stall: DrawnWorld = { ...TWO_TWO, client: () => 'besu', branches: [{ tip: 20, holders: [1, 2, 3, 4] }], ancestor: 20 };
    const restart = planOf(draw(stall), 'besu-restart-all/all');
    expect(restart.plan.worth.emptiesPools?.map(({ node }) => node)).toEqual(names.slice(0, 4));
    expect(keysOf(restart, 'stop-process')).toEqual(['plan.loses.pools-besu', 'plan.loses.pools-unknown', 'plan.loses.pools-not-saved']);
  });

  it('are none of a plan that leaves processes alone, but for a remedy that may not be needed', () => {
    const move = planOf(draw(TWO_TWO), 'minimal-move/keep-A');
    expect(move.plan.worth.emptiesPools).toEqual([]);
    const remedies = move.plan.steps.filter(({ tasks }) => tasks.some(({ byHand }) => byHand?.kind === 'restart'));
    expect(remedies.length).toBeGreaterThan(0);
    for (const { loses } of remedies) expect(loses.map(({ key }) => key)).toContain('plan.loses.pools');
  });
});

describe('by files and restarts', () => {
  const closed: DrawnWorld = {
    ...TWO_TWO,
    capabilities: Object.fromEntries(
      ['validator-1', 'validator-2', 'validator-3', 'validator-4', 'member-1', 'member-2'].map((name) => [
        name,
        { admin: 'unavailable', debug: 'unavailable', miner: 'unavailable' } as const,
      ]),
    ),
  };

  it('everything is by hand and still checked; nothing asks for peers that no node tells', () => {
    const rotate = planOf(draw(closed), 'rotate-static-nodes/all');
    expect(rotate.blockers).toEqual([]);
    expect(rotate.plan.steps.flatMap(({ tasks }) => tasks).filter(({ calls, isByHand }) => calls.length > 0 && !isByHand)).toEqual([]);
    expect(JSON.stringify(rotate.plan.steps)).not.toContain('"kind":"linked"');
    expect(stepOf(rotate, 'empty-files').tasks[0]?.byHand).toEqual({ kind: 'write-static-nodes', enodes: [] });
    expect(stepOf(rotate, 'restore-files').tasks[0]?.byHand).toMatchObject({ kind: 'write-static-nodes', enodes: { length: 5 } });
    expect(stepIds(rotate).indexOf('prove-isolation')).toBeLessThan(stepIds(rotate).indexOf('rewind-canary'));
  });

  it('puts the files back as they were where no node tells its address', () => {
    const looks = Object.fromEntries(Object.keys(closed.capabilities ?? {}).map((name) => [name, { enode: null, peers: null }]));
    const rotate = planOf(draw({ ...closed, look: looks, node: looks }), 'rotate-static-nodes/all');
    expect(rotate.blockers).toEqual([]);
    expect(stepOf(rotate, 'restore-files').tasks.map(({ byHand }) => byHand?.kind)).toEqual(Array(6).fill('restore-static-nodes'));
  });
});

describe('new cores hear each other in round 0 alone, or after all the rounds of the stall', () => {
  const turnOf = (place: number) => ({ proposerAfter: () => address(place) });
  const moved = (place: number, key: string) => planOf(draw({ ...TWO_TWO, over: turnOf(place) }), key).plan.worth.rewinds;

  it('so whoever has the turn of round 0 is the one that changes side', () => {
    expect(moved(2, 'minimal-move/keep-B')).toEqual(['validator-2']);
    expect(moved(1, 'minimal-move/keep-B')).toEqual(['validator-1']);
    // One of those who stay has it: the first one moves.
    expect(moved(3, 'minimal-move/keep-B')).toEqual(['validator-1']);
    expect(blockersOf({ ...TWO_TWO, over: turnOf(2) }, 'minimal-move/keep-B')).toEqual([]);
  });

  it('and its core starts a moment after the others: what it proposes is lost on a core that does not run', () => {
    const started = stepOf(planOf(draw({ ...TWO_TWO, over: turnOf(2) }), 'rewind-all/all'), 'start-consensus');
    expect(started.tasks.map(({ node, waitMs, isAfterOthers }) => [node, waitMs ?? 0, isAfterOthers === true])).toEqual([
      ['validator-1', 0, false],
      ['validator-2', 500, true],
      ['validator-3', 0, false],
      ['validator-4', 0, false],
    ]);
  });

  it('a way that would wait longer than anybody does is blocked, one that waits a little has the time', () => {
    const stalledFor = (ageMs: number): DrawnWorld => ({ ...ONE_AWAY, over: turnOf(4), ageMs });
    expect(blockersOf(stalledFor(3_600_000), 'rewind-one-side/keep-A')).toEqual(['deaf:102']);
    expect(blockersOf(stalledFor(20_000), 'rewind-one-side/keep-A')).toEqual([]);
    const limitOf = (world: DrawnWorld) => stepOf(planOf(draw(world), 'rewind-one-side/keep-A'), 'watch-first').limitMs;
    // Rounds 0 to 2 of 4, 8 and 16 s pass without anybody being heard.
    expect(limitOf(stalledFor(20_000)) - limitOf({ ...ONE_AWAY, over: turnOf(1) })).toBe(2 * (4_000 + 8_000 + 16_000));
  });

  it('consensus is not restarted where its proposer is away', () => {
    const world: DrawnWorld = {
      validators: 4,
      ancestor: 100,
      branches: [],
      below: [1, 2, 3].map((holder) => ({ holder, head: 100 })),
      silent: [4],
    };
    expect(whyNot(offerPlans(draw({ ...world, over: turnOf(4) })), 'restart-consensus')).toBe('plan.not.restart-deaf');
    expect(keysOf(offerPlans(draw({ ...world, over: turnOf(1) })))).toContain('restart-consensus/all');
  });
});
