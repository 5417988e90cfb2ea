/** What has to be told to one webhook; kept before it is sent. Times in server ms. */
export type NewNotice = {
  /** A UUID: the receiver knows by it that it has had this one. */
  readonly id: string;
  /** What happened: "recovery.break-glass". */
  readonly kind: string;
  readonly network: string;
  /** What it is about, as in the audit log: "plan 3". */
  readonly object: string;
  /** Which webhook, by a digest of its URL; the URL itself is never kept. */
  readonly target: string;
  /** The webhook's host, for people. */
  readonly host: string;
  /** JSON, sent as it is. */
  readonly body: string;
  readonly createdAt: number;
};

/** A notice one sender may send now. `tries` counts this one, and tells a later claim of the same notice from this. */
export type ClaimedNotice = NewNotice & { readonly tries: number };

/** Inside one transaction. */
export interface NoticeWrites {
  add(notices: readonly NewNotice[]): Promise<void>;
  /** Ends it undelivered; false = it has ended already, or is claimed anew. */
  giveUp(id: string, tries: number, at: number, fault: string): Promise<boolean>;
}

/** The outbox: each notice is delivered, given up, or due again some time. Every method rejects with a StoreError. */
export interface NoticeStore {
  /**
   * Takes the notice that is due longest, counts the try, and keeps all other senders off it up to `until`; null = none is due. One that is
   * due after `latest` only is due now: the clock was set back.
   */
  claim(now: number, until: number, latest: number): Promise<ClaimedNotice | null>;
  delivered(id: string, at: number): Promise<void>;
  /** Due again at `nextAt`; nothing when it has ended, or is claimed anew. `fault` without secrets. */
  failed(id: string, tries: number, nextAt: number, fault: string): Promise<void>;
  /** All of a network, oldest first. */
  list(network: string): Promise<readonly KeptNotice[]>;
}

export type KeptNotice = ClaimedNotice & {
  readonly nextAt: number;
  readonly deliveredAt: number | null;
  readonly givenUpAt: number | null;
  readonly fault: string | null;
};
