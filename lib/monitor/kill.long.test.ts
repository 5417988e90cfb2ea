import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createRandom } from '@/lib/drill/simulation/create-random';
import { planPlayback } from '@/lib/replay/plan-playback';
import { bundleScript } from '@/lib/storage/testing/bundle-script';
import { keptIncidents } from './testing/kept-incidents';
import { type Kill, watchAndKill } from './testing/watch-and-kill';
import { recordingCalled } from './watch.test-world';

const SEED = String(Date.now() % 2 ** 31);
const folder = mkdtempSync(join(tmpdir(), 'killed-watch-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Kept = Awaited<ReturnType<typeof keptIncidents>>;

/** Longest time between two tries of a node that does not answer, and a look (server ms). Source: lib/rpc/back-off.ts. */
const BACK_OFF_MS = 6_000;

/** All but when incidents ended, at which head nodes were asked then, and into which of the open ones a note was written. */
function withoutReturns({ incidents, audit, faults }: Kept) {
  const isNote = (turn: string) => turn.includes(' noted ');
  return {
    ...{ audit, faults },
    notes: incidents.flatMap(({ turns }) => turns.filter(isNote)).sort(),
    incidents: incidents.map(({ turns, headers: _headers, resolvedAt: _resolvedAt, ...kept }) => ({
      ...kept,
      turns: turns
        .filter((turn) => !isNote(turn))
        .map((turn) => (turn.includes('resolved') || turn.includes('ended') ? turn.replace(/^\d+ /, '') : turn)),
    })),
  };
}

/** A third while it starts, the others at any moment of a look or between two. */
function planKills(count: number, looks: number): readonly Kill[] {
  const { below } = createRandom(SEED, 'kills');
  return Array.from({ length: count }, () => {
    const atStart = below(3) === 0;
    return { look: 1 + below(looks - 1), atStart, afterMs: 1 + below(atStart ? 500 : 150) };
  });
}

it.each([
  ['qbft-fork-2-2', 60, (kept: Kept) => kept],
  // A watch that starts asks everybody at once, one that goes on waits for its back-off: when it hears of a node's return differs.
  ['qbft-healthy-and-quorum-loss', 60, withoutReturns],
] as const)(
  'the whole watch over %s, its process killed at any of %i moments, loses and doubles nothing and ends as one that never was',
  async (name, count, asCompared) => {
    const recording = recordingCalled(name);
    const script = await bundleScript(new URL('./testing/watch-child.ts', import.meta.url), folder);
    const plan = planPlayback(recording, {});
    const looks = Math.floor((plan.answersUntil - plan.startAt) / 1000);
    const say = (what: string) => console.log(`${new Date().toISOString()} kill.long, ${name}, seed ${SEED}: ${what}`);
    const run = async (file: string, kills: readonly Kill[]) => {
      const path = join(folder, `${name}-${file}.sqlite`);
      const told = await watchAndKill({
        ...{ script, path, recording, kills },
        afterKill: async (nr) => {
          expect((await keptIncidents(path)).faults, `after kill ${nr} of seed ${SEED}`).toEqual([]);
          if (nr % 20 === 0) say(`${nr} kills`);
        },
      });
      return { ...told, kept: await keptIncidents(path) };
    };
    say('begins');
    const whole = await run('whole', []);
    say(
      `never killed: ${whole.kept.incidents.map(({ detector, status }) => `${detector} ${status}`).join(', ')}, ${whole.kept.audit} notes`,
    );
    const killed = await run('killed', planKills(count, looks));
    say(`${killed.killed} kills, ${killed.under} of them within a look`);
    expect(killed.killed).toBe(count);
    expect(whole.kept.faults).toEqual([]);
    expect(asCompared(killed.kept)).toEqual(asCompared(whole.kept));
    for (const [index, { resolvedAt }] of whole.kept.incidents.entries())
      expect(Math.abs((killed.kept.incidents[index]?.resolvedAt ?? 0) - (resolvedAt ?? 0))).toBeLessThanOrEqual(BACK_OFF_MS);
  },
  3_600_000,
);
