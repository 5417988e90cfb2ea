import { beforeEach, describe, expect, test } from 'vitest';
import { createLiveStore, type LiveStore } from '@/components/live/live-store';

describe('the link and the server’s clock', () => {
  let real = 0;
  let store: LiveStore;
  beforeEach(() => {
    real = 1000;
    store = createLiveStore({ serverNow: 500_000, rate: 1 }, () => real);
  });
  const pass = (ms: number) => {
    real += ms;
    store.tick();
  };

  test('time runs on between events', () => {
    store.heard(500_100);
    pass(3000);
    expect(store.snapshot()).toMatchObject({ link: 'live', now: 503_100 });
  });

  test('a replay’s clock runs at its rate', () => {
    store.heard(500_000, 10);
    pass(2000);
    expect(store.snapshot().now).toBe(520_000);
  });

  test('a clock that stands still on the server stands still here', () => {
    store.heard(600_000, 10);
    real += 4000;
    store.heard(600_000);
    pass(5000);
    expect(store.snapshot().now).toBe(600_000);
  });

  test('a clock that had stopped and goes on is followed at the greeting’s rate', () => {
    store.heard(600_000, 1);
    real += 4000;
    store.heard(600_000);
    store.heard(700_000, 2);
    pass(1000);
    expect(store.snapshot().now).toBe(702_000);
  });

  test('silence beyond the allowed is a lost link, up to it is not', () => {
    store.allowSilence(7000);
    store.heard(null);
    pass(7000);
    expect(store.snapshot().link).toBe('live');
    pass(1);
    expect(store.snapshot()).toMatchObject({ link: 'lost', linkSince: 8001 });
  });

  test('who listens notices silence between two ticks', () => {
    store.allowSilence(1750);
    store.heard(null);
    real += 1750;
    store.listen();
    expect(store.snapshot().link).toBe('live');
    real += 1;
    store.listen();
    expect(store.snapshot().link).toBe('lost');
  });

  test('an error is a lost link at once, and an event ends it', () => {
    store.heard(null);
    store.failed();
    expect(store.snapshot().link).toBe('lost');
    store.heard(null);
    expect(store.snapshot().link).toBe('live');
  });

  test('a hidden tab is not lost, however long it was away', () => {
    store.heard(null);
    store.paused();
    pass(600_000);
    expect(store.snapshot().link).toBe('paused');
    store.resumed();
    pass(1000);
    expect(store.snapshot().link).toBe('connecting');
  });

  test('after a sleep what is shown is that much older, and nothing is claimed to be live until the server is heard', () => {
    store.heard(500_000);
    store.slept(3_600_000);
    pass(1000);
    expect(store.snapshot()).toMatchObject({ link: 'connecting', now: 4_101_000 });
    store.heard(4_200_000);
    expect(store.snapshot()).toMatchObject({ link: 'live', now: 4_200_000 });
  });

  test('a clock that was set back takes nothing back', () => {
    store.heard(500_000);
    store.slept(-3_600_000);
    expect(store.snapshot().now).toBe(500_000);
  });

  test('what was rendered by the server stays what hydration sees', () => {
    store.heard(900_000);
    pass(1000);
    expect(store.firstSnapshot()).toMatchObject({ link: 'connecting', now: 500_000 });
  });
});
