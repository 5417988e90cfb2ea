import { expect, test } from 'vitest';
import type { NetworkSettings, NodeSettings } from '@/lib/config/types';
import { followLogs } from './follow-logs';

test('only nodes with a log are followed, each by network and name, and stopping ends them', async () => {
  const node = { url: 'http://n', ws: null, role: null, address: null, headers: {}, tls: null } as const;
  const nodes: readonly NodeSettings[] = [
    { ...node, name: 'a', log: { timezone: null, from: { kind: 'file', path: '/nowhere/a.log' } } },
    { ...node, name: 'b', log: null },
  ];
  const networks = ['x', 'y'].map(
    (id): NetworkSettings => ({
      id,
      name: id,
      nodes: id === 'x' ? nodes : [],
      intervalMs: null,
      recovery: { approvals: 1, approvalTtlMs: 1 },
    }),
  );
  const followed = followLogs(networks, { now: () => 0, rate: 1 });
  expect(followed.readerOf('x', 'a')?.(0)).toMatchObject({ state: 'lost', source: 'file', round: null });
  expect([followed.readerOf('x', 'b'), followed.readerOf('y', 'a')]).toEqual([null, null]);
  await followed.stop();
});
