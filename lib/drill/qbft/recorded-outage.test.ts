import { expect, test } from 'vitest';
import { decodeExtra } from '@/lib/consensus/decode-extra';
import { headersIn, networkOf, readAnswers } from '@/lib/consensus/recorded-answers.test-world';
import type { Address } from '@/lib/consensus/types';
import { createCommittee } from '@/lib/drill/qbft/committee.test-world';

const NAME = 'qbft-healthy-and-quorum-loss';
const network = networkOf(NAME);
const validators = network.nodes.filter(({ role }: { role: string }) => role === 'validator') as { name: string; address: Address }[];
const recorded = new Map(
  headersIn(readAnswers(NAME))
    .filter(({ height }) => height > 0)
    .map(({ height, miner, timestamp, extraData, mixHash }) => {
      const extra = decodeExtra(extraData, mixHash);
      return [height, { height, round: extra.format === 'qbft' ? extra.round : null, author: miner, timestamp }];
    }),
);
const at = (time: string): number => Date.parse(`2026-11-22T${time}Z`);

/** The recording's outage at its own times: starts from the nodes' logs, the mesh up a moment later, syncs 10 s after a start. */
function playOutage() {
  const committee = createCommittee({ addresses: validators.map(({ address }) => address), startAt: at('16:11:31.500') });
  const { sim, boot, down, synchronise, linkAll, runUntil } = committee;
  const plan: readonly (readonly [string, () => void])[] = [
    ['16:11:31.500', () => linkAll(false)],
    ['16:11:31.559', () => boot(0)],
    ['16:11:31.580', () => boot(3)],
    ['16:11:31.587', () => boot(1)],
    ['16:11:31.599', () => boot(2)],
    ['16:11:31.700', () => linkAll(true)],
    ['16:11:57.219', () => down(2)],
    ['16:12:42.296', () => down(3)],
    ['16:13:42.446', () => boot(2)],
    ['16:13:52.446', () => synchronise(2)],
    ['16:15:12.577', () => boot(3)],
    ['16:15:22.580', () => synchronise(3)],
  ];
  for (const [time, act] of plan) sim.after(at(time) - sim.now(), act);
  runUntil(at('16:15:53.200'));
  return committee;
}

const { members } = playOutage();
const arrivals = members[0]?.arrivals ?? [];
const arrivalOf = (height: number) => arrivals.find((arrival) => arrival.height === height);

test('a core with one and then two of four away makes every block of the recording: same round, author and time stamp', () => {
  const made = arrivals.map(({ height, round, author, timestamp }) => ({ height, round, author, timestamp }));
  expect(recorded.size).toBe(60);
  expect(made).toEqual([...recorded.values()]);
});

test('every third height costs a round change while validator-3 is away, and the next one arrives with it', () => {
  for (const height of [17, 20, 23, 26, 29]) {
    const late = arrivalOf(height);
    const next = arrivalOf(height + 1);
    expect(late?.round).toBe(1);
    expect((late?.at ?? 0) - (late?.timestamp ?? 0) * 1000).toBeGreaterThan(4000);
    expect((late?.at ?? 0) - (late?.timestamp ?? 0) * 1000).toBeLessThan(4030);
    expect((next?.at ?? 0) - (late?.at ?? 0)).toBeLessThan(30);
  }
});

test('with the quorum back after a minute the next block takes 65 s more and is of round 5', () => {
  const first = arrivalOf(31);
  expect(first?.round).toBe(5);
  // 4 + 8 + 16 + 32 + 64 s of the two that stayed, from the time stamp due at 16:12:43.
  expect((first?.at ?? 0) / 1000).toBeCloseTo(at('16:14:47.0') / 1000, 0);
  expect((first?.at ?? 0) - at('16:13:42.377')).toBeGreaterThan(64_000);
});

test('every validator ends with the same head', () => {
  expect(new Set(members.map(({ chain }) => chain.head().block.hash)).size).toBe(1);
});
