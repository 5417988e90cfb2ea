import { expect, test } from 'vitest';
import type { Auth } from './create-auth';
import { reachProvider } from './reach-provider';

const authOf = (context: Promise<unknown>) => ({ $context: context }) as unknown as Auth;

test('a provider that never answers is given up, and asked anew the next time; one that answered is asked once', async () => {
  const made: Auth[] = [];
  const contexts = [() => new Promise(() => {}), () => Promise.reject(new Error('no'))];
  const reach = reachProvider(() => {
    const auth = authOf(contexts[made.length]?.() ?? Promise.resolve({}));
    made.push(auth);
    return auth;
  }, 20);
  expect([await reach(), await reach()]).toEqual([null, null]);
  expect(await reach()).toBe(made[2]);
  expect(await reach()).toBe(made[2]);
  expect(made).toHaveLength(3);
});
