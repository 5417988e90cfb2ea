import { plainWordsOf } from './plain-words-of';

const ROLES = { viewer: 'viewer', operator: 'operator', approver: 'approver', admin: 'admin' } as const;
const sayKnown = plainWordsOf(ROLES);

/** A role in words; one that is not known is told as it was read. */
export const sayRole = (role: string): string => (Object.hasOwn(ROLES, role) ? sayKnown(role as keyof typeof ROLES) : role);
