import { expect, it } from 'vitest';
import { hash } from '@/lib/incidents/diagnosis.test-world';
import type { DiagnosisInput, Incident } from '@/lib/incidents/types';
import type { EvidenceWrite } from '@/lib/storage/incident-store';
import type { Store } from '@/lib/storage/store';
import { incidentOf } from '@/lib/storage/testing/incident-samples';
import { EvidenceTaker } from './evidence-taker';
import { newNodeState } from './node-watch';
import { fakeClient } from './watch.test-world';

it('nodes are asked again at once when an incident spreads, and a turn at which none was asked says so', async () => {
  let now = 1_000;
  const kept: EvidenceWrite[] = [];
  const store = {
    incidents: { addEvidence: async (_net: string, _id: number, pieces: readonly EvidenceWrite[]) => void kept.push(...pieces) },
  };
  const client = fakeClient({ name: 'node-1', answer: () => ({ ok: true, result: '0x1' }) }, () => now);
  const node = newNodeState({ name: 'node-1', role: null, address: null } as Parameters<typeof newNodeState>[0], client, null);
  node.answering = true;
  const taker = new EvidenceTaker([node]);
  const turn = async (incident: Incident) => {
    kept.length = 0;
    const picture = { now, head: null, fork: { state: 'none' } };
    taker.want(incident, { picture } as unknown as DiagnosisInput);
    for (let s = 0; s < 5; s++) {
      taker.run(
        'net',
        store as unknown as Store,
        () => now,
        () => {},
      );
      await taker.settled();
    }
    now += 6_000;
    return {
      headers: kept.filter(({ kind }) => kind === 'header').length,
      skipped: kept.filter(({ body }) => body.includes('notAsked')).length,
    };
  };
  const one = incidentOf(1);
  const spread = { ...one, cause: { ...one.cause, nodes: ['node-1', 'node-2'] } };
  const first = await turn(one);
  expect(first).toMatchObject({ skipped: 0 });
  expect(first.headers).toBeGreaterThan(0);
  expect(await turn(one)).toEqual({ headers: 0, skipped: 1 });
  expect(await turn(spread)).toEqual(first);
});

/** A proven fork whose branches are `depth` blocks deep above 10, held by two and three nodes. */
function forkOf(depth: number) {
  const branch = (label: string, names: readonly string[]) => ({
    label,
    hash: hash(label === 'A' ? 1 : 2),
    tip: { height: 10 + depth, hash: hash(3) },
    nodes: names,
  });
  const branches = [branch('A', ['n1', 'n2', 'n3']), branch('B', ['n4', 'n5'])];
  return { state: 'proven', ancestor: { height: 10, hash: hash(0) }, branches } as unknown as DiagnosisInput['picture']['fork'];
}

/** What is taken of a fork that deep: heights asked of each node, and what the evidence says of the rest. */
async function takenOf(depth: number, before = 0) {
  const kept: EvidenceWrite[] = [];
  const store = {
    incidents: { addEvidence: async (_net: string, _id: number, pieces: readonly EvidenceWrite[]) => void kept.push(...pieces) },
  };
  const nodes = ['n1', 'n2', 'n3', 'n4', 'n5'].map((name) => {
    const node = newNodeState(
      { name, role: null, address: null },
      fakeClient({ name, answer: () => ({ ok: true, result: '0x1' }) }, () => 0),
    );
    node.answering = true;
    return node;
  });
  const taker = new EvidenceTaker(nodes);
  if (before > 0) taker.restore(1, before);
  const picture = {
    ...{ now: 0, intervalMs: 1000, head: null, fork: forkOf(depth) },
    nodes: nodes.map(({ watched: { name } }) => ({ name, answering: name !== 'n1' })),
  };
  const one = incidentOf(1);
  const incident = { ...one, cause: { ...one.cause, heights: { from: 11, to: 10 + depth } } };
  taker.want(incident, { picture } as unknown as DiagnosisInput);
  for (let look = 0; look < 30; look++) {
    taker.run(
      'net',
      store as unknown as Store,
      () => look * 1000,
      () => {},
    );
    await taker.settled();
  }
  const heights = (name: string) =>
    kept.flatMap(({ kind, node, height }) => (kind === 'header' && node === name && height !== null ? [height] : []));
  return { heights, leftOut: kept.filter(({ body }) => body.includes('leftOut')).map(({ body }) => JSON.parse(body)), kept: kept.length };
}

it('raw headers of a deep fork are taken at all its heights up to 256, of two holders of each branch, and the rest is said', async () => {
  const short = await takenOf(7);
  expect(short.heights('n2')).toEqual([10, 11, 12, 13, 14, 15, 16, 17]);
  expect(short.leftOut).toEqual([]);
  const deep = await takenOf(300);
  for (const name of ['n2', 'n3', 'n4', 'n5']) {
    expect(deep.heights(name)).toHaveLength(256);
    expect([...deep.heights(name)].slice(0, 254)).toEqual(Array.from({ length: 254 }, (_, index) => 10 + index));
  }
  expect(deep.heights('n1')).toEqual([10, 11, 12, 13, 14, 15, 309, 310]);
  expect(deep.leftOut).toMatchObject([{ few: { from: 16, to: 263, nodes: ['n2', 'n3', 'n4', 'n5'] }, notTaken: 45 }]);
});

it('a watch that is started again goes on counting: of an incident with its fill of evidence nobody is asked', async () => {
  expect((await takenOf(7, 2_999)).kept).toBeGreaterThan(0);
  expect((await takenOf(7, 3_000)).kept).toBe(0);
});
