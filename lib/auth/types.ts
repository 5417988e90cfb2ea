/** From the least to the most: each may do what those before it may. */
export const ROLES = ['viewer', 'operator', 'approver', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Somebody who is signed in. */
export type Person = {
  /** Account id. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** The session this request came with. */
  readonly session: string;
};

/** True when `role` is `least` or more. */
export function reaches(role: Role, least: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(least);
}

/** The role of this name; null = there is none. */
export function readRole(text: unknown): Role | null {
  return ROLES.find((role) => role === text) ?? null;
}
