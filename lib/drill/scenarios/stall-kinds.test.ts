import { describe, expect, it } from 'vitest';
import { type WatchedDrill, watchDrill } from '@/lib/drill/scenarios/must-say.test-world';
import { USUAL_PLAN } from '@/lib/drill/scenarios/usual-plan';

const HISTORY_MS = 20_000;

/** The kind of the stall as its incident has it, and the words beside it; null = there is none. */
async function stallOf({ watched }: WatchedDrill) {
  const { incidents } = await watched.watch.incidents({ detector: ['stall'], status: ['open'] });
  const cause = incidents.find(({ detector }) => detector === 'stall')?.cause;
  return cause === undefined ? null : { kind: cause.facts.kind, means: cause.means?.key };
}

describe('stalls that only logs tell apart, by the watch over a drill', () => {
  it('one proposer missing while transfers come: they hold the round, and the stall ends when they pause', async () => {
    const drill = await watchDrill(USUAL_PLAN, { historyMs: HISTORY_MS, logs: true });
    await drill.look(5);
    drill.book.apply('load');
    await drill.look(8);
    drill.book.apply('stop', { node: 'validator-4' });
    await drill.look(90);
    expect(drill.watched.view().verdict.state).toBe('stalled');
    expect(await stallOf(drill)).toMatchObject({ kind: 'held-by-traffic', means: 'detector.stall.held-by-traffic.means' });
    drill.book.undo('load');
    const after = await drill.look(40);
    expect(after.at(-1)?.view.verdict.stalled).toBe(false);
  });

  it('one proposer missing and no transfers: nothing is held, and no such stall is said', async () => {
    const drill = await watchDrill(USUAL_PLAN, { historyMs: HISTORY_MS, logs: true });
    await drill.look(5);
    drill.book.apply('stop', { node: 'validator-4' });
    for (let looked = 0; looked < 6; looked += 1) {
      await drill.look(10);
      expect(String((await stallOf(drill))?.kind)).not.toMatch(/held-by-traffic|wedged|frozen/);
    }
  });

  it('heads that were rewound under running cores: they are wedged, and a restart of the cores ends it', async () => {
    const drill = await watchDrill(USUAL_PLAN, { historyMs: HISTORY_MS, logs: true });
    await drill.look(5);
    const { nodes } = drill.network;
    const target = (nodes[0]?.process()?.chain.head().block.header.height ?? 0) - 2;
    for (const node of nodes) node.process()?.chain.setHead(target);
    await drill.look(60);
    expect(drill.watched.view().verdict.state).toBe('stalled');
    expect(await stallOf(drill)).toMatchObject({ kind: 'wedged', means: 'detector.stall.wedged.means' });
    for (const { role, process } of nodes) {
      if (role !== 'validator') continue;
      process()?.miner.stop();
      process()?.miner.start();
    }
    const after = await drill.look(30);
    expect(after.at(-1)?.view.verdict.stalled).toBe(false);
  });
});
