import { z } from 'zod';
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from '@/lib/auth/create-auth';
import { ROLES } from '@/lib/auth/types';
import { sayRefusal } from '@/lib/views/words/refusals';

/** What an account's fields may hold. */
export const passwordInput = z
  .string()
  .min(SHORTEST_PASSWORD, sayRefusal('account-inputs.password-needs-signs', { count: String(SHORTEST_PASSWORD) }))
  .max(LONGEST_PASSWORD, sayRefusal('account-inputs.password-has-at', { count: String(LONGEST_PASSWORD) }));
export const nameInput = z.string().trim().min(1, sayRefusal('account-inputs.name-needed')).max(80, sayRefusal('name.long'));
export const emailInput = z.string().trim().toLowerCase().max(254).pipe(z.email('this is no e-mail address'));
export const roleInput = z.enum(ROLES, sayRefusal('account-inputs.role-one', { roles: ROLES.join(', ') }));
export const tokenInput = z.string().regex(/^[\w-]{43}$/, 'this is no one-time link');
export const idInput = z.string().min(1).max(64);
/** `updatedAt` of the account as the caller has seen it. */
export const seenInput = z.number().int();
