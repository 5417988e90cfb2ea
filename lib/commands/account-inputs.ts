import { z } from 'zod';
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from '@/lib/auth/create-auth';
import { ROLES } from '@/lib/auth/types';

/** What an account's fields may hold. */
export const passwordInput = z
  .string()
  .min(SHORTEST_PASSWORD, `a password needs ${SHORTEST_PASSWORD} signs or more`)
  .max(LONGEST_PASSWORD, `a password has at most ${LONGEST_PASSWORD} signs`);
export const nameInput = z.string().trim().min(1, 'a name is needed').max(80, 'a name has at most 80 signs');
export const emailInput = z.string().trim().toLowerCase().max(254).pipe(z.email('this is no e-mail address'));
export const roleInput = z.enum(ROLES, `a role is one of ${ROLES.join(', ')}`);
export const tokenInput = z.string().regex(/^[\w-]{43}$/, 'this is no one-time link');
export const idInput = z.string().min(1).max(64);
/** `updatedAt` of the account as the caller has seen it. */
export const seenInput = z.number().int();
