import { expect, it } from 'vitest';
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
