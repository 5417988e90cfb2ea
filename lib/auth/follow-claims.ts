import type { Store } from '@/lib/storage/store';
import type { Role } from './types';

type Claimed = { readonly id: string; readonly role: Role; readonly address: string | null; readonly at: number };

/** Gives an account the role that its claims give now. Only a change is written, with its line in the audit log in the same transaction. */
export async function followClaims(store: Store, { id, role, address, at }: Claimed): Promise<void> {
  await store.transaction(async ({ accounts, audit }) => {
    const account = await accounts.find(id);
    if (account === null || account.role === role) return;
    await accounts.setRole(id, role, Date.now());
    const detail = { from: account.role, to: role, with: 'single sign-on' };
    await audit({
      at,
      action: 'account.set-role',
      outcome: 'done',
      by: null,
      address,
      network: null,
      object: `account ${account.email}`.slice(0, 262),
      detail,
    });
  });
}
