import { createHmac } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import type { Store } from '@/lib/storage/store';
import type { Role } from './types';

export type DemoAccount = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly password: string;
};

const PREPARED = [
  { id: 'demo-operator', name: 'Olga Operator', email: 'operator@demo.invalid', role: 'operator' },
  { id: 'demo-approver', name: 'Arne Approver', email: 'approver@demo.invalid', role: 'approver' },
] as const satisfies readonly Omit<DemoAccount, 'password'>[];

/** The two accounts of a demo; their passwords follow from the random token that the demo command made for this one process. */
export function demoAccounts(token: string): readonly DemoAccount[] {
  return PREPARED.map((one) => ({ ...one, password: createHmac('sha256', token).update(one.id).digest('base64url') }));
}

/** Brings the store's prepared accounts to what this process offers: those of its token, or, without one, none that can sign in. */
export async function settleDemoAccounts(store: Store, token: string | null, now: number): Promise<void> {
  const offered = token === null ? [] : demoAccounts(token);
  const hashes = new Map(await Promise.all(offered.map(async ({ id, password }) => [id, await hashPassword(password)] as const)));
  const known = (await store.accounts.list()).filter(({ demo }) => demo);
  if (known.length === 0 && offered.length === 0) return;
  await store.transaction(async ({ accounts }) => {
    for (const { id } of known) {
      await accounts.endSessions(id, { except: null });
      await accounts.removePassword(id, now);
    }
    for (const { id, name, email, role } of offered) {
      const passwordHash = hashes.get(id) ?? null;
      if (known.some((one) => one.id === id)) await accounts.setPassword(id, passwordHash ?? '', now);
      else await accounts.create({ id, name, email, role, demo: true, passwordHash }, now);
    }
  });
}
