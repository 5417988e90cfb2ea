import { describe, expect, test } from 'vitest';
import { addressOf, SETTINGS } from '@/lib/drill/qbft/committee.test-world';
import { createQbftCore } from '@/lib/drill/qbft/create-core';
import { createSigner } from '@/lib/drill/qbft/create-signer';
import { fakeBlock, fakeWorkshop } from '@/lib/drill/qbft/fake-chain.test-world';
import { createSimulation } from '@/lib/drill/simulation/create-simulation';
import type { Candidate, DrillBlock, Prepare, ProposalVerdict, QbftMessage, RoundChange } from '@/lib/drill/types';

const VALIDATORS = [0, 1, 2, 3].map(addressOf);
const [FIRST, SELF] = [addressOf(0), addressOf(1)];
const genesis = fakeWorkshop(VALIDATORS, () => SETTINGS).genesis.block;
const blockOn = (parent: DrillBlock, author = FIRST, timestamp = 2): DrillBlock =>
  fakeBlock({ parent, author, validators: VALIDATORS, timestamp, transactions: [] });
const BLOCK = blockOn(genesis);

/** One core, member 1 of four, with nobody but the test around it. */
function lonelyCore() {
  const sim = createSimulation({ seed: 'lonely', startAt: 0 });
  const gossiped: QbftMessage[] = [];
  const commits: DrillBlock[] = [];
  const node = { head: genesis, verdict: { ok: true } as ProposalVerdict, commits: true };
  const core = createQbftCore({
    self: SELF,
    sim,
    clock: sim.now,
    settingsAt: () => SETTINGS,
    lastProposal: () => ({ block: node.head, author: node.head.header.height === 0 ? null : node.head.author }),
    validatorsAfter: () => VALIDATORS,
    turnsAfter: () => 'bytes',
    verify: () => node.verdict,
    sign: createSigner(),
    gossip: (_, message) => gossiped.push(message),
    commit: (block) => {
      commits.push(block);
      return node.commits;
    },
  });
  core.start();
  const settle = () => sim.runUntil(sim.now());
  const receive = (...messages: QbftMessage[]) => {
    for (const message of messages) core.receive(message);
    settle();
  };
  const own = () => gossiped.filter(({ source }) => source === SELF).map(({ kind, round }) => `${kind} ${round}`);
  return { sim, core, node, gossiped, commits, settle, receive, own };
}

const candidate = (block: DrillBlock): Candidate => ({
  height: block.header.height,
  block: () => block,
  delayedBy: () => candidate(block),
});
const preprepare = (source: number, block = BLOCK, round = 0): QbftMessage => ({
  kind: 'preprepare',
  source: addressOf(source),
  height: block.header.height,
  round,
  block,
  roundChanges: [],
  prepares: [],
});
const vote = <K extends 'prepare' | 'commit'>(kind: K, source: number, block = BLOCK, round = 0) => ({
  kind,
  source: addressOf(source),
  height: block.header.height,
  round,
  digest: block.hash,
});
const roundChange = (source: number, round: number, height = 1): RoundChange => ({
  kind: 'round-change',
  source: addressOf(source),
  height,
  round,
  prepared: null,
  justification: [],
});

describe('a proposal', () => {
  test('of another than the proposer is ignored and not passed on', () => {
    const { receive, gossiped } = lonelyCore();
    receive(preprepare(2));
    expect(gossiped).toEqual([]);
  });

  test('is prepared, passed on, and starts the time-out anew', () => {
    const { sim, core, receive, own, gossiped } = lonelyCore();
    core.request(candidate(BLOCK));
    sim.runUntil(3_000);
    expect(core.view()?.timerAt).toBe(4_000);
    receive(preprepare(0));
    expect(core.view()).toMatchObject({ state: 'preprepared', timerAt: 7_000 });
    expect(own()).toEqual(['prepare 0', 'prepare 0']);
    expect(gossiped.some(({ kind }) => kind === 'preprepare')).toBe(true);
  });

  test('from the future is taken when its time is there', () => {
    const { sim, core, node, receive, own } = lonelyCore();
    node.verdict = { ok: false, futureMs: 1_500 };
    receive(preprepare(0));
    expect(own()).toEqual([]);
    node.verdict = { ok: true };
    sim.runUntil(1_499);
    expect(core.view()?.state).toBe('accept-request');
    sim.runUntil(1_500);
    expect(core.view()?.state).toBe('preprepared');
  });

  test('from the future is forgotten when the own request starts the timer before: the client does so too', () => {
    const { sim, core, node, receive } = lonelyCore();
    node.verdict = { ok: false, futureMs: 1_500 };
    receive(preprepare(0));
    node.verdict = { ok: true };
    core.request(candidate(BLOCK));
    sim.runUntil(3_900);
    expect(core.view()?.state).toBe('accept-request');
  });

  test('whose block has another height than its view is prepared all the same: nobody looks', () => {
    const { core, receive } = lonelyCore();
    const other = blockOn(BLOCK);
    receive({ ...preprepare(0), block: other } as QbftMessage);
    expect(core.view()?.state).toBe('preprepared');
  });

  test('is never made of a block of another height than the one under way', () => {
    const { core, node, own, settle } = lonelyCore();
    node.head = BLOCK;
    core.newHead();
    settle();
    expect(core.isProposer()).toBe(true);
    core.request(candidate(BLOCK));
    settle();
    expect(own()).toEqual([]);
  });

  test('of a later round needs a quorum of round changes', () => {
    const { sim, core, receive } = lonelyCore();
    core.request(candidate(BLOCK));
    sim.runUntil(4_000 + 8_000 + 5);
    expect(core.view()).toMatchObject({ round: 2, proposer: addressOf(2) });
    const bare = preprepare(2, BLOCK, 2);
    receive(bare);
    expect(core.view()?.state).toBe('accept-request');
    receive({ ...bare, roundChanges: [0, 1, 2].map((source) => roundChange(source, 2)) } as QbftMessage);
    expect(core.view()?.state).toBe('preprepared');
  });
});

describe('messages', () => {
  test('that come before the proposal wait for it', () => {
    const { core, receive, commits } = lonelyCore();
    receive(vote('prepare', 2), vote('prepare', 3), preprepare(0));
    expect(core.view()?.state).toBe('prepared');
    receive(vote('commit', 0), vote('commit', 2));
    expect(commits).toEqual([BLOCK]);
  });

  test('of strangers, or with strangers inside, are dropped', () => {
    const { receive, gossiped, commits } = lonelyCore();
    receive(preprepare(0), { ...vote('prepare', 8), digest: BLOCK.hash });
    receive({ ...roundChange(2, 1), justification: [vote('prepare', 8) as Prepare] });
    expect(gossiped.some(({ source, kind }) => source === addressOf(8) || kind === 'round-change')).toBe(false);
    expect(commits).toEqual([]);
  });

  test('for another block count neither as PREPARE nor as COMMIT, and go no further', () => {
    const { core, receive, commits, gossiped } = lonelyCore();
    const other = blockOn(genesis, FIRST, 7);
    receive(preprepare(0), vote('prepare', 2, other), vote('prepare', 3, other));
    expect(core.view()?.state).toBe('preprepared');
    receive(vote('prepare', 2), vote('prepare', 3));
    receive(vote('commit', 0, other), vote('commit', 2, other));
    expect(commits).toEqual([]);
    expect(gossiped.some((message) => 'digest' in message && message.digest === other.hash)).toBe(false);
  });

  test('of an earlier run do nothing to a stopped core', () => {
    const { core, receive, gossiped, sim } = lonelyCore();
    receive(preprepare(0));
    const before = gossiped.length;
    core.stop();
    receive(vote('prepare', 2), vote('prepare', 3));
    sim.runUntil(60_000);
    expect(gossiped).toHaveLength(before);
    expect(core.view()).toBeNull();
  });
});

describe('a height', () => {
  test('has its request waiting when it was built before the head was told', () => {
    const { core, node, settle, own } = lonelyCore();
    const next = blockOn(BLOCK, SELF, 4);
    core.request(candidate(next));
    expect(own()).toEqual([]);
    node.head = BLOCK;
    core.newHead();
    settle();
    expect(own()).toContain('preprepare 0');
  });

  test('begins without the prepared block and the round changes of the one before', () => {
    const { sim, core, node, receive, gossiped } = lonelyCore();
    receive(preprepare(0), vote('prepare', 2), vote('prepare', 3));
    expect(core.view()?.preparedRound).toBe(0);
    receive(roundChange(2, 3));
    node.head = BLOCK;
    core.newHead();
    expect(core.view()).toMatchObject({ height: 2, round: 0, preparedRound: null, state: 'accept-request' });
    // One of the old height and one of the new are not F+1.
    receive(roundChange(3, 3, 2));
    expect(core.view()?.round).toBe(0);
    core.request(candidate(blockOn(BLOCK, SELF, 4)));
    sim.runUntil(sim.now() + 4_005);
    const last = gossiped.findLast((message): message is RoundChange => message.kind === 'round-change' && message.source === SELF);
    expect(last).toMatchObject({ height: 2, round: 1, prepared: null, justification: [] });
  });

  test('goes to the next round when the chain refuses the block', () => {
    const { node, receive, own } = lonelyCore();
    node.commits = false;
    receive(preprepare(0), vote('prepare', 2), vote('prepare', 3), vote('commit', 0), vote('commit', 2));
    expect(own()).toContain('round-change 1');
  });
});

describe('round changes', () => {
  test('of one do nothing; the second makes F+1, and the core jumps to the lower of their rounds and says so', () => {
    const { core, receive, own } = lonelyCore();
    receive(roundChange(2, 5));
    expect(core.view()?.round).toBe(0);
    receive(roundChange(3, 3));
    expect(core.view()).toMatchObject({ round: 3, timerAt: 32_000 });
    expect(new Set(own())).toEqual(new Set(['round-change 3']));
  });

  test('of a quorum make the proposer of the round propose its own block once', () => {
    const { core, receive, own } = lonelyCore();
    core.request(candidate(BLOCK));
    receive(roundChange(2, 1), roundChange(3, 1));
    expect(core.isProposer()).toBe(true);
    receive(roundChange(0, 1));
    expect(own().filter((line) => line === 'preprepare 1').length).toBeGreaterThan(0);
    const before = own().filter((line) => line.startsWith('preprepare')).length;
    receive({ ...roundChange(0, 1) });
    expect(own().filter((line) => line.startsWith('preprepare'))).toHaveLength(before);
  });

  test('of a quorum are of no use to a proposer that has no block yet', () => {
    const { receive, own } = lonelyCore();
    receive(roundChange(2, 1), roundChange(3, 1), roundChange(0, 1));
    expect(own().some((line) => line.startsWith('preprepare'))).toBe(false);
  });
});
