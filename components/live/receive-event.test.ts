import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createLiveStore, type LiveStore } from '@/components/live/live-store';
import { receiveEvent } from '@/components/live/receive-event';
import { forked } from '@/components/test-views';

describe('what an event does', () => {
  const mutate = vi.fn();
  const reload = vi.fn();
  let real = 0;
  let store: LiveStore;
  let receive: (event: string, data: unknown) => void;
  beforeEach(() => {
    mutate.mockReset();
    reload.mockReset();
    real = 0;
    store = createLiveStore({ serverNow: 0, rate: 1 }, () => real);
    receive = receiveEvent({ store, mutate, version: '1', reload, now: () => real });
  });
  const landed = () => new Promise((resolve) => setTimeout(resolve, 0));
  const filters = (): ((key: unknown) => boolean)[] => mutate.mock.calls.map(([key]) => key).filter((key) => typeof key === 'function');

  test('an overview goes into the cache of its network without a request', () => {
    receive('overview', { network: 'forked', overview: forked });
    expect(mutate).toHaveBeenCalledWith('/api/v1/networks/forked/overview', forked, { revalidate: false });
  });

  test('an overview brings its network’s word into the list', () => {
    receive('overview', { network: 'forked', overview: forked });
    const change = mutate.mock.calls.find(([key]) => key === '/api/v1/networks')?.[1] as (before: unknown) => unknown;
    const before = {
      networks: [
        { id: 'other', name: 'o', state: 'healthy', sentence: 's' },
        { id: 'forked', name: 'f', state: 'healthy', sentence: 's' },
      ],
    };
    expect(change(before)).toMatchObject({
      networks: [
        { id: 'other', state: 'healthy' },
        { id: 'forked', state: 'forked', sentence: forked.verdict.sentence },
      ],
    });
  });

  test('other pages of that network are read again, at most every two seconds', async () => {
    receive('overview', { network: 'forked', overview: forked });
    real = 1999;
    receive('overview', { network: 'forked', overview: forked });
    expect(filters()).toHaveLength(1);
    expect(filters()[0]?.('/api/v1/networks/forked/heights/14')).toBe(true);
    expect(filters()[0]?.('/api/v1/networks/forked/overview')).toBe(false);
    expect(filters()[0]?.('/api/v1/networks/forked-2/heights/14')).toBe(false);
    await landed();
    real = 2000;
    receive('overview', { network: 'forked', overview: forked });
    expect(filters()).toHaveLength(2);
  });

  test('a step of a recovery is read at once, and the list of networks at most every two seconds, the last change never lost', async () => {
    const lists = () => mutate.mock.calls.filter((call) => call[0] === '/api/v1/networks' && call.length === 1).length;
    receive('recovery', { network: 'forked', number: 3, revision: 4 });
    receive('recovery', { network: 'forked', number: 3, revision: 5 });
    await landed();
    expect(mutate.mock.calls.filter(([key]) => key === '/api/v1/networks/forked/recovery/3?part=run')).toHaveLength(2);
    expect(lists()).toBe(1);
    real = 2000;
    receive('overview', { network: 'forked', overview: forked });
    expect(lists()).toBe(2);
    await landed();
    real = 4000;
    receive('overview', { network: 'forked', overview: forked });
    expect(lists()).toBe(2);
  });

  test('steps that come faster than the link answers replace no reading: one is under way, one more follows', async () => {
    const key = '/api/v1/networks/forked/recovery/3?part=run';
    const underWay: (() => void)[] = [];
    mutate.mockImplementation((asked) => (asked === key ? new Promise<void>((resolve) => underWay.push(resolve)) : undefined));
    for (const revision of [1, 2, 3, 4]) receive('recovery', { network: 'forked', number: 3, revision });
    expect(underWay).toHaveLength(1);
    underWay[0]?.();
    await landed();
    expect(underWay).toHaveLength(2);
    underWay[1]?.();
    await landed();
    expect(underWay).toHaveLength(2);
  });

  test('an overview that says what the list says already does not touch it: a reading of it may be under way', () => {
    const changes = () => mutate.mock.calls.filter((call) => call[0] === '/api/v1/networks' && typeof call[1] === 'function').length;
    receive('overview', { network: 'forked', overview: forked });
    receive('overview', { network: 'forked', overview: forked });
    expect(changes()).toBe(1);
    receive('overview', { network: 'forked', overview: { ...forked, verdict: { ...forked.verdict, sentence: 'Other.' } } });
    expect(changes()).toBe(2);
  });

  test('no poll and no greeting asks for the ways of recovery: they cost every node an answer', () => {
    receive('hello', { serverNow: 1, rate: 1, version: '1' });
    receive('hello', { serverNow: 2, rate: 1, version: '1' });
    receive('overview', { network: 'forked', overview: forked });
    for (const filter of filters()) expect(filter('/api/v1/networks/forked/recovery')).toBe(false);
    expect(filters()).toHaveLength(2);
  });

  test('a greeting after a gap reads everything again; the first one need not', () => {
    receive('hello', { serverNow: 1, rate: 1, version: '1' });
    expect(mutate).not.toHaveBeenCalled();
    receive('hello', { serverNow: 2, rate: 1, version: '1' });
    expect(filters()[0]?.('/api/v1/networks/forked/heights/14')).toBe(true);
    // The greeting itself brings these.
    for (const key of ['/api/v1/networks', '/api/v1/networks/forked/overview']) expect(filters()[0]?.(key)).toBe(false);
  });

  test('another version than rendered the page asks for the page anew, also the very first that is heard, and by whichever way', () => {
    receive('hello', { serverNow: 1, version: '1' });
    receive('tick', { serverNow: 2 });
    expect(reload).not.toHaveBeenCalled();
    receive('hello', { serverNow: 3, version: '2' });
    receive('tick', { serverNow: 4, version: '3' });
    expect(reload.mock.calls).toEqual([['2'], ['3']]);
  });

  test('who may not read any more is told why, until there is good news', () => {
    receive('hello', { serverNow: 1, version: '1' });
    receive('refused', { why: 'revoked' });
    expect(store.snapshot()).toMatchObject({ link: 'lost', refused: 'revoked' });
    store.failed();
    expect(store.snapshot().refused).toBe('revoked');
    receive('tick', { serverNow: 2 });
    expect(store.snapshot()).toMatchObject({ link: 'live', refused: null });
  });
});
