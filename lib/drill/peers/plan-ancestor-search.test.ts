import { expect, it } from 'vitest';
import { planAncestorSearch } from '@/lib/drill/peers/plan-ancestor-search';

// Cases of the client's own test (quorum eth/downloader/downloader_test.go TestRemoteHeaderRequestSpan).
it.each([
  [1500, 1000, [1323, 1339, 1355, 1371, 1387, 1403, 1419, 1435, 1451, 1467, 1483, 1499]],
  [1200, 1150, [1149, 1154, 1159, 1164, 1169, 1174, 1179, 1184, 1189, 1194, 1199]],
  [1500, 1500, [1497, 1499]],
  [1000, 1500, [997, 999]],
  [0, 1500, [0, 2]],
  [0, 0, [0, 2]],
])('a peer at %i and a node at %i compare these heights first', (remote, local, heights) => {
  expect(planAncestorSearch(remote, local)).toEqual(heights);
});
