/** Whoever did it: an account, by id, with the name and role it had then. */
export type AuditPerson = { readonly id: string; readonly name: string; readonly role: string };

/** done: it happened · refused: it was asked and not allowed · failed: it was tried and did not succeed, such as a sign-in. */
export type AuditOutcome = 'done' | 'refused' | 'failed';

/** One line of the audit log, as it is handed in. Times in server ms. */
export type NewAuditRow = {
  readonly at: number;
  /** A verb with its object: "incident.acknowledge", "sign-in". */
  readonly action: string;
  readonly outcome: AuditOutcome;
  /** null = nobody was signed in, or the product itself. */
  readonly by: AuditPerson | null;
  /** Where it was asked from; null = not known, or the product itself. */
  readonly address: string | null;
  readonly network: string | null;
  /** What it was done to: "incident 12", "account ada@example.org". */
  readonly object: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
};

/** A kept line: its number, and the hash that chains it to all before it. */
export type AuditRow = NewAuditRow & { readonly id: number; readonly hash: string };

export type AuditFilter = {
  readonly network?: string;
  readonly person?: string;
  readonly action?: string;
  readonly outcome?: AuditOutcome;
  readonly object?: string;
  readonly since?: number;
  readonly until?: number;
  /** Page: newest first, those with a number below this one. */
  readonly before?: number;
  /** At most so many; 100 unless said. */
  readonly limit?: number;
};

/** What a check of the whole chain finds. `head` is the last row's hash, 64 zeros for an empty log. */
export type AuditCheck =
  | { readonly ok: true; readonly rows: number; readonly head: string }
  | { readonly ok: false; readonly row: number; readonly problem: string };
