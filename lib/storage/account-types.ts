/** An account as the store keeps it. Times in ms since 1970, by the wall clock. */
export type AccountRow = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly disabled: boolean;
  /** Prepared by the demo: of no use anywhere else. */
  readonly demo: boolean;
  /** How it can sign in. */
  readonly password: boolean;
  readonly singleSignOn: boolean;
  readonly createdAt: number;
  /** Changes with every change of the account: what a caller has seen of it. */
  readonly updatedAt: number;
  readonly sessions: number;
};

export type SessionRow = {
  readonly id: string;
  readonly userId: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly address: string | null;
  readonly agent: string | null;
};

export type NewAccount = {
  readonly id: string;
  readonly name: string;
  /** In lower case. */
  readonly email: string;
  readonly role: string;
  readonly demo?: boolean;
  /** Hash of the password; null = none yet. */
  readonly passwordHash: string | null;
};

export type NewInvite = {
  /** SHA-256 of the token, lower-case hex. */
  readonly digest: string;
  /** null = it makes the first administrator. */
  readonly userId: string | null;
  readonly expiresAt: number;
};

export type InviteRow = NewInvite & { readonly usedAt: number | null };

/** Reads of accounts; within a transaction they see what it has written. */
export interface AccountReads {
  list(): Promise<readonly AccountRow[]>;
  find(id: string): Promise<AccountRow | null>;
  findByEmail(email: string): Promise<AccountRow | null>;
  sessions(userId: string, now: number): Promise<readonly SessionRow[]>;
  invite(digest: string): Promise<InviteRow | null>;
}

/** Writes of accounts, each inside the caller's transaction. */
export interface AccountWrites extends AccountReads {
  create(account: NewAccount, now: number): Promise<void>;
  setRole(id: string, role: string, now: number): Promise<void>;
  setDisabled(id: string, disabled: boolean, now: number): Promise<void>;
  setPassword(id: string, passwordHash: string, now: number): Promise<void>;
  /** Takes every way to sign in with a password away. */
  removePassword(id: string, now: number): Promise<void>;
  /** Ends one session of an account, or all of them but one. Returns how many. */
  endSessions(userId: string, which: { readonly only: string } | { readonly except: string | null }): Promise<number>;
  addInvite(invite: NewInvite): Promise<void>;
  useInvite(digest: string, now: number): Promise<void>;
  /** Unused links of an account, or those for the first administrator (null). */
  dropInvites(userId: string | null): Promise<void>;
}
