import { describe, expect, test } from 'vitest';
import type { Address } from '@/lib/consensus/types';
import { checkMessage } from '@/lib/drill/qbft/check-message';
import { createBacklog } from '@/lib/drill/qbft/create-backlog';
import { createRoundChangeSet } from '@/lib/drill/qbft/create-round-change-set';
import { whyNotJustified } from '@/lib/drill/qbft/is-justified';
import { orderTransactions } from '@/lib/drill/qbft/order-transactions';
import type { DrillBlock, DrillTransaction, Prepare, QbftMessage, RoundChange } from '@/lib/drill/types';

const who = (index: number): Address => `0x${String(index).repeat(40)}`;
const block = (name: string): DrillBlock => ({ hash: `0x${name}` }) as unknown as DrillBlock;
const prepare = (source: number, digest: string, round = 0): Prepare => ({
  kind: 'prepare',
  source: who(source),
  height: 5,
  round,
  digest: `0x${digest}`,
});
const prepares = (digest: string, round = 0): Prepare[] => [1, 2, 3].map((source) => prepare(source, digest, round));
const roundChange = (
  source: number,
  round: number,
  prepared: RoundChange['prepared'] = null,
  justification: readonly Prepare[] = [],
): RoundChange => ({
  kind: 'round-change',
  source: who(source),
  height: 5,
  round,
  prepared,
  justification,
});
const message = (kind: QbftMessage['kind'], height: number, round = 0, source = 1): QbftMessage =>
  ({ kind, source: who(source), height, round }) as unknown as QbftMessage;

describe('what fits', () => {
  const at = { height: 5, round: 1 };

  test('each state takes its own kind, keeps the later ones and refuses the earlier ones', () => {
    const kinds = ['preprepare', 'prepare', 'commit', 'round-change'] as const;
    const fits = (state: Parameters<typeof checkMessage>[2]) => kinds.map((kind) => checkMessage(message(kind, 5, 1), at, state));
    expect(fits('accept-request')).toEqual(['now', 'future', 'future', 'now']);
    expect(fits('preprepared')).toEqual(['invalid', 'now', 'future', 'now']);
    expect(fits('prepared')).toEqual(['invalid', 'invalid', 'now', 'now']);
    expect(fits('committed')).toEqual(['invalid', 'invalid', 'invalid', 'now']);
  });

  test('views ahead wait, views behind are old; a ROUND-CHANGE of a later round of this height is for now', () => {
    const fitOf = (kind: QbftMessage['kind'], height: number, round: number) =>
      checkMessage(message(kind, height, round), at, 'accept-request');
    expect([fitOf('preprepare', 5, 2), fitOf('preprepare', 6, 0), fitOf('preprepare', 5, 0), fitOf('preprepare', 4, 9)]).toEqual([
      'future',
      'future',
      'old',
      'old',
    ]);
    expect([fitOf('round-change', 5, 7), fitOf('round-change', 6, 0), fitOf('round-change', 5, 0), fitOf('round-change', 4, 9)]).toEqual([
      'now',
      'future',
      'old',
      'old',
    ]);
  });
});

describe('backlog', () => {
  test('gives a sender its messages by view, COMMIT before PREPARE, and stops at the first that is still ahead', () => {
    const backlog = createBacklog();
    const early = [message('prepare', 6), message('commit', 6), message('preprepare', 7), message('preprepare', 6)];
    for (const one of early) backlog.add(one);
    const take = (fits: Parameters<typeof backlog.takeReady>[1]) =>
      backlog.takeReady(() => true, fits).map(({ kind, height }) => `${kind} ${height}`);
    // Preprepared at 6: the COMMIT is ahead and holds back the PREPARE, which would fit.
    expect(take(({ kind, height }) => (height === 6 && kind === 'preprepare' ? 'now' : 'future'))).toEqual(['preprepare 6']);
    expect(take(({ kind }) => (kind === 'prepare' ? 'now' : 'future'))).toEqual([]);
    expect(take(({ kind, height }) => (height > 6 ? 'future' : kind === 'commit' ? 'now' : 'invalid'))).toEqual(['commit 6']);
    expect(take(() => 'now')).toEqual(['preprepare 7']);
  });

  test('one sender waits for its own messages only, and who is no validator loses its own', () => {
    const backlog = createBacklog();
    backlog.add(message('prepare', 9, 0, 1));
    backlog.add(message('prepare', 6, 0, 2));
    backlog.add(message('prepare', 6, 0, 3));
    const taken = backlog.takeReady(
      (sender) => sender !== who(3),
      ({ height }) => (height > 6 ? 'future' : 'now'),
    );
    expect(taken.map(({ source }) => source)).toEqual([who(2)]);
    expect(
      backlog
        .takeReady(
          () => true,
          () => 'now',
        )
        .map(({ source }) => source),
    ).toEqual([who(1)]);
  });
});

describe('round changes', () => {
  test('higher rounds are counted by sender, and the lowest of them is the one to jump to', () => {
    const set = createRoundChangeSet();
    for (const one of [roundChange(1, 4), roundChange(1, 6), roundChange(2, 6), roundChange(3, 2)]) set.add(one, 3);
    expect([set.countHigher(2), set.countHigher(0), set.countAt(6), set.countAt(5)]).toEqual([2, 3, 2, 0]);
    expect([set.lowestAbove(2), set.lowestAbove(6)]).toEqual([4, 6]);
    set.clearLowerThan(6);
    expect([set.countHigher(0), set.countAt(4)]).toEqual([2, 0]);
  });

  test('the highest prepared block counts only with a quorum of PREPAREs for it', () => {
    const set = createRoundChangeSet();
    set.add(roundChange(1, 3, { round: 1, block: block('aa') }, prepares('aa', 1)), 3);
    set.add(roundChange(2, 3, { round: 2, block: block('bb') }, prepares('bb', 2).slice(1)), 3);
    set.add(roundChange(3, 3, { round: 0, block: block('cc') }, prepares('cc', 0)), 3);
    expect(set.highestPreparedAt(3)?.hash).toBe('0xaa');
    expect(set.preparesAt(3)).toHaveLength(3);
    expect(set.highestPreparedAt(4)).toBeNull();
  });
});

describe('justification', () => {
  const nil = [1, 2, 3].map((source) => roundChange(source, 2));
  const prepared = { round: 1, block: block('aa') };

  test('a quorum that prepared nothing lets any block through', () => {
    expect(whyNotJustified(() => block('ff'), nil, [], 3)).toBeNull();
    expect(whyNotJustified(() => block('ff'), nil.slice(1), [], 3)).toMatch(/less than required quorum/);
  });

  test('one that prepared among them forbids a new block, and stands for its own', () => {
    const mixed = [...nil.slice(0, 2), roundChange(3, 2, prepared, prepares('aa', 1))];
    expect(whyNotJustified(() => block('ff'), mixed, [], 3)).toMatch(/nil prepared round not found/);
    expect(whyNotJustified(() => block('aa'), mixed, prepares('aa', 1), 3)).toBeNull();
    expect(whyNotJustified(() => block('ff'), mixed, prepares('aa', 1), 3)).toMatch(/do not match proposal/);
    expect(whyNotJustified(() => block('aa'), mixed, prepares('aa', 1).slice(1), 3)).toMatch(/prepared messages is less/);
    expect(whyNotJustified(() => block('aa'), nil, prepares('aa', 1), 3)).toMatch(/prepared round and proposal not found/);
  });

  test('a block prepared in a higher round than the PREPAREs forbids theirs', () => {
    const higher = [nil[0], roundChange(2, 2, prepared), roundChange(3, 2, { round: 2, block: block('bb') })] as RoundChange[];
    expect(whyNotJustified(() => block('aa'), higher, prepares('aa', 1), 3)).toMatch(/not found/);
  });
});

test('transactions go in by price, each sender by nonce, equals in the order of the pool', () => {
  const of = (from: number, nonce: number, gasPrice: bigint): DrillTransaction =>
    ({ from: who(from), nonce, gasPrice }) as unknown as DrillTransaction;
  const pending = new Map([
    [who(1), [of(1, 0, 1n), of(1, 1, 9n)]],
    [who(2), [of(2, 7, 5n)]],
    [who(3), [of(3, 0, 1n)]],
    [who(4), []],
  ]);
  const order = orderTransactions(pending).map(({ from, nonce }) => `${from.slice(2, 3)}/${nonce}`);
  expect(order).toEqual(['2/7', '1/0', '1/1', '3/0']);
});
