import { plainWordsOf } from './plain-words-of';

const sayRoleKey = plainWordsOf({ viewer: 'viewer', operator: 'operator', approver: 'approver', admin: 'admin' });

/** A role in words; one that is not known is told as it was read. */
export function sayRole(role: string): string {
  return role === 'viewer' || role === 'operator' || role === 'approver' || role === 'admin' ? sayRoleKey(role) : role;
}
