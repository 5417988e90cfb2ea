import { expect, test, vi } from 'vitest';
import type { KeptPlan } from '@/lib/storage/recovery-store';
import { ENDED } from '../run-types';
import { openDesks } from './open-desks.test-world';

// A whole plan is a second or two of work, and the machine may be busy.
vi.setConfig({ testTimeout: 120_000 });

const { forked } = openDesks();
const LOOK_MS = 2_000;

/** What the watch says once every two seconds while a plan runs to its end. */
async function watched() {
  const told: { kept: KeptPlan | null } = { kept: null };
  const { drill, world } = await forked(undefined, { recovery: () => told.kept });
  const { watch } = drill.watched;
  await world.start(await world.offer('rewind-all'));
  const said: {
    readonly cut: number;
    readonly stopped: number;
    readonly margin: number | null;
    readonly peers: string;
    readonly node: string;
  }[] = [];
  for (let isOver = false; !isOver && said.length < 300; ) {
    const until = world.now() + LOOK_MS;
    await world.until(({ run }) => world.now() >= until || ENDED.includes(run.phase));
    told.kept = await world.kept();
    isOver = ENDED.includes(told.kept.run.phase);
    const { plan, run } = told.kept;
    const step = plan.steps[run.step];
    if (step && step.confirmHeight !== null && run.confirmedStep !== step.id)
      await world.act({ kind: 'confirm', at: world.now(), by: { id: 'ann', name: 'Ann' }, step: step.id, height: step.confirmHeight });
    await drill.watched.tick(1, (world.now() - drill.watched.now()) / 1000);
    const { recovery } = watch.picture();
    const details = (await watch.pages().node('validator-1'))?.details.join(' ') ?? '';
    const { quorum } = watch.overview();
    said.push({
      cut: recovery?.cut.length ?? 0,
      stopped: quorum.stopped,
      margin: quorum.margin,
      peers: watch.pages().peers().sentence,
      node: details,
    });
  }
  await drill.look(5);
  const { incidents } = await watch.incidents({ limit: 50 });
  const partitions = incidents.flatMap(({ detector, consequences }) => [detector, ...consequences.map((one) => one.detector)]);
  return { phase: told.kept?.run.phase, said, partitions: partitions.filter((one) => one === 'partition').length, watch };
}

test('links and cores that a recovery takes away are told as its doing, and open no partition', async () => {
  const { phase, said, partitions, watch } = await watched();
  expect(phase).toBe('done');
  expect(partitions).toBe(0);
  const apart = said.filter(({ cut }) => cut > 0);
  expect(Math.max(...apart.map(({ cut }) => cut))).toBe(6);
  for (const { peers, node } of apart) {
    expect(peers).not.toMatch(/^Partition/);
    expect(node).toContain('Recovery 1 has cut its links');
  }
  const halted = said.filter(({ stopped }) => stopped === 4);
  expect(halted.length).toBeGreaterThan(0);
  expect(halted.every(({ margin }) => margin === -3)).toBe(true);
  expect(watch.picture().recovery).toBeUndefined();
});
