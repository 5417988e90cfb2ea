import { beforeEach, describe, expect, test } from 'vitest';
import { reloadFor } from '@/components/live/reload-for';

describe('another version of the server', () => {
  let kept: Map<string, string>;
  let clock: number;
  let loadedAt: number;
  let reloads: number;
  let served: boolean;
  let refuses: boolean;
  let waiting: { readonly work: () => void; readonly at: number }[];

  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (refuses) throw new Error('private window');
      kept.set(key, value);
    },
  };
  /** A page as it is just loaded. */
  const load = () => {
    loadedAt = clock;
    waiting = [];
    return reloadFor({
      reload: () => {
        reloads += 1;
      },
      isServed: async () => served,
      storage,
      age: () => clock - loadedAt,
      now: () => 1e12 + clock,
      later: (work, ms) => void waiting.push({ work, at: clock + ms }),
    });
  };
  const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
  const pass = async (ms: number) => {
    const until = clock + ms;
    await settle();
    for (;;) {
      const next = waiting.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      waiting = waiting.filter((one) => one !== next);
      clock = Math.max(clock, next.at);
      next.work();
      await settle();
    }
    clock = until;
  };

  beforeEach(() => {
    kept = new Map();
    clock = 0;
    reloads = 0;
    served = true;
    refuses = false;
  });

  test('loads the page again once', async () => {
    const ask = load();
    await pass(3_600_000);
    for (let poll = 0; poll < 5; poll += 1) ask('2');
    await pass(60_000);
    expect(reloads).toBe(1);
  });

  test('waits while the server does not give the page: a browser’s own page would stay for ever', async () => {
    served = false;
    load()('2');
    await pass(600_000);
    expect(reloads).toBe(0);
    served = true;
    await pass(5000);
    expect(reloads).toBe(1);
  });

  test('of two servers behind one address makes no circle: each is loaded for once', async () => {
    for (let turn = 0; turn < 50; turn += 1) {
      const ask = load();
      ask(turn % 2 === 0 ? 'B' : 'A');
      await pass(300_000);
    }
    expect(reloads).toBe(2);
  });

  test('of a server that starts anew again and again loads ever more seldom, and soon again once that is over', async () => {
    let ask = load();
    for (let second = 0; second < 600; second += 1) {
      const before = reloads;
      ask(`version ${second}`);
      await pass(1000);
      if (reloads > before) ask = load();
    }
    expect(reloads).toBeLessThan(16);
    clock += 3_600_000;
    const before = reloads;
    ask('the last');
    await pass(5000);
    expect(reloads).toBe(before + 1);
  });

  test('is followed where the tab may keep nothing, at most once a minute', async () => {
    refuses = true;
    for (let minute = 0; minute < 10; minute += 1) {
      const ask = load();
      const before = reloads;
      ask(minute % 2 === 0 ? 'B' : 'A');
      await pass(30_000);
      expect(reloads).toBe(before);
      await pass(31_000);
    }
    expect(reloads).toBe(10);
  });

  test('is followed though the tab kept nonsense', async () => {
    kept.set('quorumwatch-reloads', '{"no":');
    load()('2');
    await pass(10_000);
    expect(reloads).toBe(1);
  });
});
