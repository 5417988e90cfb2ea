import { expect } from '@playwright/test';

/** What a reading is once it has stayed the same for so long (ms). */
export async function untilSettled<T>(read: () => T | Promise<T>, forMs: number): Promise<T> {
  let [last, since] = [await read(), performance.now()];
  const isSettled = async (): Promise<boolean> => {
    const now = await read();
    if (now !== last) [last, since] = [now, performance.now()];
    return performance.now() - since >= forMs;
  };
  await expect.poll(isSettled, { intervals: [100], timeout: 60_000 }).toBe(true);
  return last;
}
