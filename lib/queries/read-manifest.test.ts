import { describe, expect, it } from 'vitest';
import { watchRecording } from '@/lib/monitor/watch.test-world';
import type { ManifestView } from '@/lib/views/incident-types';
import { readManifest } from './read-manifest';

/** The recorded 2-2 fork with the evidence of its opening. */
async function forked() {
  const world = await watchRecording('qbft-fork-2-2');
  await world.tick(4);
  await world.watch.evidenceSettled();
  return (search: string) => readManifest(world.watch, '1', new URLSearchParams(search));
}

describe('the list of an incident’s evidence', () => {
  it('is read page by page until all of it was given once, and by kind', async () => {
    const ask = await forked();
    const whole = (await ask('limit=500')) as ManifestView;
    expect(whole.total).toBeGreaterThan(20);
    expect(whole.pieces).toHaveLength(whole.total);
    expect(whole.next).toBeNull();
    const ids: number[] = [];
    for (let next: number | null = 0; next !== null; ) {
      const page = (await ask(`limit=7&after=${next}`)) as ManifestView;
      expect(page.pieces.length).toBeLessThanOrEqual(7);
      ids.push(...page.pieces.map(({ id }) => id));
      next = page.next;
    }
    expect(ids).toEqual(whole.pieces.map(({ id }) => id));
    const headers = (await ask('kind=header&limit=500')) as ManifestView;
    expect(headers.total).toBe(whole.counts.header);
    expect(headers.pieces.map(({ kind }) => kind)).toEqual(Array.from({ length: headers.total }, () => 'header'));
  });

  it.each(['kind=gossip', 'limit=0', 'limit=many', 'after=-1'])('is refused for %s with what it takes', async (search) => {
    const answer = (await (await forked())(search)) as Response;
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as { readonly detail: string }).detail).toContain('takes');
  });
});
