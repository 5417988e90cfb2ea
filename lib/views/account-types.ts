/** An account as an administrator sees it. Times in ms, by the wall clock. */
export type AccountView = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly disabled: boolean;
  /** Prepared by the demo, can't be changed. */
  readonly demo: boolean;
  readonly password: boolean;
  readonly singleSignOn: boolean;
  readonly createdAt: number;
  /** Sent back with a change as `seen`: a change made meanwhile is not overwritten. */
  readonly updatedAt: number;
  readonly sessions: number;
};

/** A session of one's own. */
export type SessionView = {
  readonly id: string;
  /** The one this is read with. */
  readonly here: boolean;
  readonly createdAt: number;
  readonly expiresAt: number;
  /** null = not known. */
  readonly address: string | null;
  readonly agent: string | null;
};

export type OwnAccountView = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly password: boolean;
  readonly demo: boolean;
  readonly sessions: readonly SessionView[];
};

/** One line of the audit log. */
export type AuditRowView = {
  readonly id: number;
  /** Server ms. */
  readonly at: number;
  readonly action: string;
  /** done, refused or failed. */
  readonly outcome: string;
  readonly by: { readonly id: string; readonly name: string; readonly role: string } | null;
  readonly address: string | null;
  readonly network: string | null;
  readonly object: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
  /** What the detail tells, in words. */
  readonly says: readonly string[];
  readonly hash: string;
};

export type AuditView = {
  readonly rows: readonly AuditRowView[];
  /** All accounts there are, to filter by. */
  readonly people: readonly { readonly id: string; readonly name: string }[];
  /** `before` of the next page; null = no more. */
  readonly next: number | null;
};

export type AuditCheckView =
  | { readonly ok: true; readonly rows: number; readonly head: string }
  | { readonly ok: false; readonly row: number; readonly problem: string };
