import { expect, it, vi } from 'vitest';
import { createViewCache } from './view-cache';

it('keeps what it is told and tells those who look', async () => {
  const cache = createViewCache({ a: 1 }, vi.fn());
  const seen = vi.fn();
  const leave = cache.subscribe('a', seen);
  await cache.mutate('a', 2, { revalidate: false });
  await cache.mutate('a', (before: number) => before + 1, { revalidate: false });
  expect(cache.read('a')).toBe(3);
  expect(seen).toHaveBeenCalledTimes(2);
  leave();
  await cache.mutate('a', 4, { revalidate: false });
  expect(seen).toHaveBeenCalledTimes(2);
});

it('reads again what is shown alone, and keeps what it has when that fails', async () => {
  const fetcher = vi.fn(async (path: string) => {
    if (path === '/b') throw new Error('gone');
    return `${path} read`;
  });
  const cache = createViewCache({ '/a': 'old', '/b': 'old', '/c': 'old' }, fetcher);
  cache.subscribe('/a', () => {});
  cache.subscribe('/b', () => {});
  await cache.mutate((key) => String(key).startsWith('/'));
  expect(fetcher.mock.calls.flat().sort()).toEqual(['/a', '/b']);
  expect([cache.read('/a'), cache.read('/b'), cache.read('/c')]).toEqual(['/a read', 'old', 'old']);
  await cache.mutate('/c');
  expect(fetcher).toHaveBeenCalledTimes(2);
});
