import { sayAccount } from '@/lib/views/words/account';

/** What each role may do, in words. */
export const ROLE_WORDS = {
  viewer: sayAccount('role-words.reads-everything'),
  operator: sayAccount('role-words.acknowledges-assigns-notes'),
  approver: sayAccount('role-words.approves-what-operators'),
  admin: sayAccount('role-words.makes-changes-accounts'),
} as const;

export type RoleName = keyof typeof ROLE_WORDS;
export const ROLE_NAMES = Object.keys(ROLE_WORDS) as readonly RoleName[];
