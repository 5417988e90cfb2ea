import { describe, expect, test } from 'vitest';
import type { LogHash } from '@/lib/chain/node-log';
import { readAnswers } from '@/lib/consensus/recorded-answers.test-world';
import { foldLine } from './lines/fold-line';
import { lineTime } from './lines/line-time';
import type { Stamp } from './lines/log-line';
import { NOTHING_TOLD, type Told } from './lines/log-memory';
import { readLine } from './lines/read-line';
import { loggingNodes, readLog, recordingsWithLogs, type Step, stepsOf, toldBy } from './recorded-logs.test-world';

const at = (time: string) => Date.parse(`2026-11-22T${time}Z`);
const short = (hash: string) => `${hash.slice(2, 8)}..${hash.slice(-6)}`;
const written = (hash: LogHash | undefined) => hash && `${hash.first}..${hash.last}`;

/** The last step up to a moment, and all within a second of it. */
const around = (all: readonly Step[], moment: number) => {
  const first = all.findLastIndex((step) => step.at <= moment - 1000);
  return all.slice(Math.max(0, first)).filter((step) => step.at <= moment + 1000);
};

/** Besu's logs leave out rewinds and what came by gossip: they tell no head. */
const withAnswers = recordingsWithLogs.filter((name) => name !== 'qbft-frozen-round' && !name.startsWith('besu'));

describe.each(withAnswers)('the logs of %s', (name) => {
  const answers = readAnswers(name).filter(({ method, params }) => method === 'eth_getBlockByNumber' && params[0] === 'latest');

  test.each(loggingNodes(name))('of %s tell the head it answers in the same second', (node) => {
    const all = stepsOf(name, node);
    const [firstAt, lastAt] = [all[0]?.at ?? 0, all.at(-1)?.at ?? 0];
    const mine = answers.filter((one) => one.node === node && Date.parse(one.at) > firstAt + 1000 && Date.parse(one.at) < lastAt);
    const wrong = mine.filter((one) => {
      const block = one.result as { readonly number: string; readonly hash: string };
      const near = around(all, Date.parse(one.at));
      const height = Number(block.number);
      // At genesis no block was ever imported: the log has no hash for it unless it is a validator's.
      if (near.some(({ told }) => told.head === null) && height === 0) return false;
      return !near.some(({ told }) => told.head?.height === height && written(told.head.hash) === short(block.hash));
    });
    expect(wrong.map((one) => [one.at, (one.result as { readonly number: string }).number])).toEqual([]);
    if (answers.some((one) => one.node === node)) expect(mine.length).toBeGreaterThan(0);
  });
});

describe('the round in a log', () => {
  const validators = ['validator-1', 'validator-2', 'validator-4'];

  test('climbs through a stall without a quorum and stands where the next header says', () => {
    for (const node of ['validator-1', 'validator-2']) {
      const all = stepsOf('qbft-healthy-and-quorum-loss', node).filter(({ told }) => told.sequence === 31);
      const rounds = [...new Set(all.map(({ told }) => told.round))];
      expect(rounds.slice(0, 6)).toEqual([0, 1, 2, 3, 4, 5]);
    }
  });

  test('is that of the header that follows, at every height a log reaches', () => {
    const headers = readAnswers('qbft-healthy-and-quorum-loss').filter(({ method }) => method === 'eth_getBlockByNumber');
    const roundOf = new Map(
      headers.map(({ result }) => [Number((result as { number: string }).number), lastRound(result as { extraData: string })]),
    );
    for (const node of validators) {
      const all = stepsOf('qbft-healthy-and-quorum-loss', node);
      const ends = all.filter(
        (step, index) =>
          all[index + 1] &&
          all[index + 1]?.told.head?.height === step.told.sequence &&
          step.told.sequence !== step.told.head?.height &&
          step.told.coreState === 'Committed',
      );
      expect(ends.length).toBeGreaterThan(20);
      expect(
        ends.filter(({ told }) => told.round !== roundOf.get(told.sequence as number)).map(({ told }) => [told.sequence, told.round]),
      ).toEqual([]);
    }
  });
});

/** QBFT extra-data: the round is a small number just before the list of seals. Read the plain way, beside the codec. */
function lastRound({ extraData }: { readonly extraData: string }): number {
  const found = /c0([0-9a-f]{2})f8[0-9a-f]{2}b841/.exec(extraData);
  const byte = Number.parseInt(found?.[1] ?? 'ff', 16);
  return byte === 0x80 ? 0 : byte;
}

describe('a fork two against two', () => {
  const nodes = ['validator-1', 'validator-2', 'validator-3', 'validator-4'];
  const told = (time: string) => nodes.map((node) => toldBy('qbft-fork-2-2', node, at(time)));

  test('shows in the heads, and in whose turn each camp thinks it is', () => {
    const [one, two, three, four] = told('16:42:20.000') as [Told, Told, Told, Told];
    expect([one, two, three, four].map(({ head }) => `${head?.height} ${written(head?.hash)}`)).toEqual([
      '14 33c163..da472c',
      '14 33c163..da472c',
      '14 0ac242..4f5301',
      '14 0ac242..4f5301',
    ]);
    expect(one.proposer).toBe(two.proposer);
    expect(three.proposer).toBe(four.proposer);
    expect(one.proposer).not.toBe(three.proposer);
  });

  test('shows rounds that climb on all four', () => {
    expect(['16:41:50.000', '16:42:10.000', '16:42:30.000', '16:43:07.500'].map((time) => told(time).map(({ round }) => round))).toEqual([
      [0, 0, 0, 0],
      [1, 1, 1, 1],
      [2, 2, 2, 2],
      [3, 3, 3, 3],
    ]);
  });

  test('tells whose ROUND-CHANGE was heard', () => {
    expect(told('16:42:10.000').map(({ roundChanges }) => roundChanges.map(({ round }) => round))).toEqual([
      [1, 1, 1, 1],
      [1, 1, 1, 1],
      [1, 1, 1, 1],
      [1, 1, 1, 1],
    ]);
  });

  test('shows proposals refused because another’s turn is expected', () => {
    expect(told('16:42:10.000')[0]?.refused).toMatchObject({
      kind: 'not-proposer',
      sequence: 15,
      round: 1,
      from: '0x5aa33aaad4f518b866bb9de15f4893512a9ee500',
      expected: '0x210f6dd4e03fd28093795e0227adf40cfe3e22ee',
    });
  });

  test('and its end: the core stopped, the rewind, one head again', () => {
    expect(told('16:43:30.000').map(({ core, round }) => [core, round])).toEqual(nodes.map(() => ['stopped', null]));
    const after = told('16:44:20.000');
    expect(new Set(after.map(({ head }) => written(head?.hash))).size).toBe(1);
    expect(after.map(({ rewinds }) => rewinds.map(({ target }) => target))).toEqual(nodes.map(() => [13]));
  });
});

describe('what else the recorded logs show', () => {
  test('the reorganisation of the odd one of a fork three against one', () => {
    const { reorgs } = toldBy('qbft-fork-3-1', 'validator-4', Number.MAX_SAFE_INTEGER);
    expect(reorgs.map(({ height, drop, add }) => [height, drop, add])).toEqual([[10, 1, 2]]);
    expect(written(reorgs[0]?.dropFrom ?? undefined)).toBe('45fb12..da4124');
  });

  test('a node that was killed: unclean shutdown, its boot, and the repair of its head', () => {
    const { uncleanShutdowns, repairs, startedAt } = toldBy('qbft-healthy-and-quorum-loss', 'validator-4', Number.MAX_SAFE_INTEGER);
    expect(uncleanShutdowns.map(({ bootedAt }) => bootedAt)).toEqual([at('16:11:31.000')]);
    expect(repairs.map(({ height }) => height)).toEqual([30]);
    expect(startedAt).toBe(at('16:15:12.571'));
  });

  test('a frozen round: all stand in round 1 at 304 for ten minutes and refuse what is proposed', () => {
    for (const node of loggingNodes('qbft-frozen-round')) {
      for (const time of ['18:24:30.000', '18:25:30.000', '18:34:05.000']) {
        const told = toldBy('qbft-frozen-round', node, at(time));
        expect([told.sequence, told.round, told.head?.height]).toEqual([304, 1, 303]);
        expect(told.roundSince).toBeLessThan(at('18:24:09.000'));
        if (told.address !== told.proposer) expect(told.refused?.kind).toBe('justification');
      }
    }
  });

  test('a prepared certificate with its hash while one is alive', () => {
    const told = stepsOf('qbft-healthy-and-quorum-loss', 'validator-1').findLast((step) => step.told.coreState === 'Prepared')?.told;
    expect(told?.prepared?.round).toBe(told?.round);
    expect(told?.prepared?.hash?.full).toMatch(/^0x[0-9a-f]{64}$/);
  });

  test('Besu says itself that two heads came at one height', () => {
    const said = loggingNodes('besu-qbft-fork-2-2').map(
      (node) => toldBy('besu-qbft-fork-2-2', node, Number.MAX_SAFE_INTEGER).forkSaid?.height,
    );
    expect(said).toEqual([undefined, undefined, undefined, 5, 5]);
  });

  test('no error that is not a fault: healthy GoQuorum networks log none', () => {
    for (const name of ['qbft-healthy-and-quorum-loss', 'qbft-frozen-round', 'ibft-healthy-and-quorum-loss'])
      for (const node of loggingNodes(name)) expect(toldBy(name, node, Number.MAX_SAFE_INTEGER).lastError).toBeNull();
  });
});

describe('the JSON form of the recorded lines', () => {
  test.each(['qbft-fork-2-2', 'qbft-fork-3-1', 'qbft-healthy-and-quorum-loss', 'ibft-fork-2-2'])('of %s tells the same', (name) => {
    for (const node of loggingNodes(name)) {
      let memory = NOTHING_TOLD;
      for (const { at: time, line, text } of readLog(name, node)) {
        const pairs = [...text.matchAll(/ ([A-Za-z_][\w.-]*)=/g)].map(([, key = '']) => [key, line.value(key) ?? '']);
        const told = { ...Object.fromEntries(pairs), lvl: line.level.toLowerCase(), msg: line.message, t: new Date(time).toISOString() };
        const json = readLine(JSON.stringify(Object.fromEntries(Object.entries(told).sort())));
        if (json) memory = foldLine(memory, json, lineTime(json.stamp as Stamp, 0, () => 0) as number);
      }
      expect(memory.told).toEqual(toldBy(name, node, Number.MAX_SAFE_INTEGER));
    }
  });
});
