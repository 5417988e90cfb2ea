import { describe, expect, it } from 'vitest';
import { shareFresh } from './share-fresh';

function world() {
  const asked: { resolve: (value: number) => void; reject: (error: Error) => void }[] = [];
  const clock = { now: 0 };
  const read = shareFresh(() => new Promise<number>((resolve, reject) => asked.push({ resolve, reject })), {
    freshMs: 5_000,
    realMs: () => clock.now,
  });
  return { asked, clock, read };
}

describe('one asking', () => {
  it('serves everybody who comes while it is under way, however long it takes', async () => {
    const { asked, clock, read } = world();
    const first = read();
    clock.now = 60_000;
    const second = read();
    asked[0]?.resolve(1);
    expect(await Promise.all([first, second])).toEqual([1, 1]);
    expect(asked).toHaveLength(1);
  });

  it('serves those who come while it is fresh, and nobody later', async () => {
    const { asked, clock, read } = world();
    const first = read();
    clock.now = 8_000;
    asked[0]?.resolve(1);
    await first;
    clock.now = 12_999;
    expect(await read()).toBe(1);
    clock.now = 13_000;
    const later = read();
    asked[1]?.resolve(2);
    expect(await later).toBe(2);
    expect(asked).toHaveLength(2);
  });

  it('that fails is told to all who waited, and is made again by the next', async () => {
    const { asked, read } = world();
    const waiting = [read(), read()];
    asked[0]?.reject(new Error('no'));
    expect((await Promise.allSettled(waiting)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    const next = read();
    asked[1]?.resolve(2);
    expect(await next).toBe(2);
  });
});
