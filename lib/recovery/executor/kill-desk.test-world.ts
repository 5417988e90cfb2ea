import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { createRandom } from '@/lib/drill/simulation/create-random';
import { isUnconfirmed } from '../machine/steps-of';
import { AUTHOR, deskWorld } from './desk.test-world';
import { forkedDrill } from './drill-desk.test-world';
import { type KilledRun, runAndKill } from './testing/kill-desk';

const CAMPS = [
  ['validator-1', 'validator-2', 'member-1'],
  ['validator-3', 'validator-4'],
];

/**
 * The whole plan over a 2-2 fork, its process killed up to so many times, and what must hold whatever was hit: the same end, no check skipped,
 * and every destructive call sent once, or where the first had not reached its node.
 */
export async function cureKilled(script: string, seed: string, kills: number): Promise<KilledRun> {
  const drill = await forkedDrill(
    CAMPS.map((holders) => ({ depth: 1, holders })),
    { plan: { members: 1 } },
  );
  const folder = mkdtempSync(join(tmpdir(), 'killed-desk-'));
  const world = await deskWorld(drill, folder);
  try {
    const offer = await world.offer('rewind-all');
    await world.keep(offer);
    const { ancestor, steps } = offer.plan;
    const killed = await runAndKill({
      ...{ script, path: join(folder, 'watch.sqlite'), network: drill.network, random: createRandom(seed, 'kills'), kills },
      readKept: world.kept,
      mostMs: 2 * 3_600_000,
      person: async (now) => {
        const { plan, run } = await world.kept();
        const step = run.wayOut ? null : plan.steps[run.step];
        if (!step || step.kind !== run.phase || !isUnconfirmed(run, step)) {
          if (run.phase === 'paused') throw new Error(`seed ${seed}: ${JSON.stringify(run.problem)}`);
          return false;
        }
        return world.change({ kind: 'confirm', at: now, by: AUTHOR, step: step.id, height: step.confirmHeight ?? -1 });
      },
    });
    const { kept, reached } = killed;
    expect([kept.run.phase, kept.run.problem, kept.run.leftAs?.key], `seed ${seed}`).toEqual(['done', null, kept.run.leftAs?.key]);
    expect(Object.keys(kept.run.doneSteps)).toEqual(steps.map(({ id }) => id));
    for (const call of reached) {
      if (call.method === 'debug_setHead') {
        // Isolated, no core runs, and the node still has its old head: sent again only when the first one never reached it.
        expect([call.peers, call.cores], `seed ${seed}: ${call.node}`).toEqual([0, 0]);
        expect(call.head.height, `seed ${seed}: ${call.node}`).toBeGreaterThan(ancestor?.height ?? 0);
      }
      if (call.method === 'admin_addPeer') expect([...call.heads], `seed ${seed}`).toEqual([ancestor?.hash]);
      if (call.method === 'miner_start') expect(call.heads.size, `seed ${seed}`).toBe(1);
    }
    const rewound = reached.filter(({ method }) => method === 'debug_setHead').map(({ node }) => node);
    expect(rewound.sort(), `seed ${seed}`).toEqual(CAMPS.flat().sort());
    await drill.step(8);
    const above = drill.network.nodes.map((node) => node.process()?.chain.at((ancestor?.height ?? 0) + 3)?.block.hash);
    expect([new Set(above).size, above[0] === undefined], `seed ${seed}`).toEqual([1, false]);
    expect(await world.store.checkAudit()).toMatchObject({ ok: true });
    return killed;
  } finally {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
