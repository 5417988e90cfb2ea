/**
 * Rows of accounts and of the audit log. user, session, account and verification are better-auth's, with its column names: times as ISO text,
 * booleans as 0 or 1. The rest is ours, times in ms.
 */
export type PeopleTables = {
  user: {
    id: string;
    name: string;
    email: string;
    emailVerified: number;
    image: string | null;
    createdAt: string;
    updatedAt: string;
    role: string | null;
    /** 1 = disabled: may not sign in. */
    banned: number | null;
    banReason: string | null;
    banExpires: string | null;
    /** 1 = prepared by the demo, of no use anywhere else. */
    demo: number;
  };
  session: {
    id: string;
    userId: string;
    token: string;
    expiresAt: string;
    ipAddress: string | null;
    userAgent: string | null;
    createdAt: string;
    updatedAt: string;
    impersonatedBy: string | null;
  };
  account: {
    id: string;
    accountId: string;
    providerId: string;
    userId: string;
    accessToken: string | null;
    refreshToken: string | null;
    idToken: string | null;
    accessTokenExpiresAt: string | null;
    refreshTokenExpiresAt: string | null;
    scope: string | null;
    /** Hash of it. */
    password: string | null;
    createdAt: string;
    updatedAt: string;
  };
  verification: { id: string; identifier: string; value: string; expiresAt: string; createdAt: string; updatedAt: string };
  /** A one-time link: only the SHA-256 of its token is kept. `user_id` null = it makes the first administrator. */
  invite: { digest: string; user_id: string | null; expires_at: number; used_at: number | null };
  /** Failed sign-ins by account or by address, within the window that began at `since`. */
  sign_in_limit: { key: string; count: number; since: number };
  audit: AuditTableRow;
  /** A screen on a wall. Only the SHA-256 of its token is kept; `networks` a JSON list of ids, null = all. */
  display: {
    id: string;
    name: string;
    digest: string;
    networks: string | null;
    created_at: number;
    created_by: string | null;
    revoked_at: number | null;
    revoked_by: string | null;
    seen_at: number | null;
    address: string | null;
  };
};

export type AuditTableRow = {
  /** 1, 2, 3 …: no number is left out. */
  id: number;
  at: number;
  action: string;
  outcome: string;
  person_id: string | null;
  person_name: string | null;
  role: string | null;
  address: string | null;
  network: string | null;
  object: string | null;
  /** JSON of an object. */
  detail: string;
  /** SHA-256 over the previous row's hash and this row, lower-case hex. */
  hash: string;
};
