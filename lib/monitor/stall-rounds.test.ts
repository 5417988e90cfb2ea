import { expect, it } from 'vitest';
import { forkedDrill } from '@/lib/recovery/executor/drill-desk.test-world';
import { watchRecording } from './watch.test-world';

const MINUTE = 60_000;

it('while cores are stopped for a rewind, the time since the head has unknown rounds, neither none nor some', async () => {
  const world = await watchRecording('qbft-fork-2-2');
  await world.tick(63, 2);
  const { watch } = world;
  const { rounds, sparkline, head } = watch.overview();
  expect(rounds.open).toMatchObject({ round: null, source: 'unknown' });
  expect(rounds.h1.changes).toBeNull();
  const headAt = world.now() - (head?.ageMs ?? 0);
  const since = sparkline.filter(({ at }) => at + MINUTE > headAt && at < world.now());
  expect(since.length).toBeGreaterThan(1);
  expect(since.every(({ changes }) => changes === null)).toBe(true);
  const { rate, sentence } = await watch.pages().rounds(60 * MINUTE);
  expect(rate.points.filter(({ at }) => at + MINUTE > headAt).every(({ changes, stall }) => changes === null && stall)).toBe(true);
  expect(sentence).toMatch(/^Stalled at 14: .* is not known/);
});

it('turns that failed in a fork are told as such: on a branch those of the others are lost', async () => {
  const holders = [
    ['validator-1', 'validator-2', 'member-1'],
    ['validator-3', 'validator-4', 'member-2'],
  ];
  const { watched } = await forkedDrill(holders.map((one) => ({ depth: 20, holders: one })));
  const { notes, proposers, details } = await watched.watch.pages().rounds(60 * MINUTE);
  const [most] = proposers;
  expect(most?.failed).toBeGreaterThan(5);
  expect(notes.proposers).toContain(`${most?.name} (${most?.failed})`);
  expect(details.some((line) => /^In the fork from height \d+: .* that is no fault of theirs\.$/.test(line))).toBe(true);
});
