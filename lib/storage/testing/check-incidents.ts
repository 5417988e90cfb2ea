import { expect } from 'vitest';
import { openSqliteStore } from '../sqlite-store';

/** Holds what `write-incidents.ts` left behind, killed at some moment, against what its ticks say; gives how many ticks there are. */
export async function checkIncidents(path: string): Promise<number> {
  const store = await openSqliteStore({ path });
  try {
    const ticks = (await store.events('main', 0)).length;
    const { open, last, memory } = await store.incidents.remembered('main', 0);
    expect({ open: open.map(({ id }) => id), last, memory }).toEqual({ open: [ticks], last: ticks, memory: `{"nr":${ticks - 1}}` });
    expect(await store.incidents.counts('main', 0)).toMatchObject({ open: 1, resolved: ticks - 1 });
    // The newest are those a kill could have torn.
    for (let id = Math.max(1, ticks - 30); id <= ticks; id += 1) {
      const kinds = (await store.incidents.turns('main', id)).map(({ kind }) => kind);
      expect(kinds).toEqual(id === ticks ? ['opened'] : ['opened', 'resolved']);
      const pieces = await store.incidents.evidence('main', id);
      const bodies = await Promise.all(pieces.map((piece) => store.incidents.evidenceBody('main', id, piece.id)));
      expect(bodies).toEqual([`{"own":${id - 1}}`, '{"shared":true}']);
    }
    return ticks;
  } finally {
    await store.close();
  }
}
