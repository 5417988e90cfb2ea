/** What each role may do, in words. */
export const ROLE_WORDS = {
  viewer: 'reads everything',
  operator: 'acknowledges, assigns, notes, shelves and closes incidents',
  approver: 'approves what operators plan, and all an operator may',
  admin: 'makes and changes accounts, and all an approver may',
} as const;

export type RoleName = keyof typeof ROLE_WORDS;
export const ROLE_NAMES = Object.keys(ROLE_WORDS) as readonly RoleName[];
