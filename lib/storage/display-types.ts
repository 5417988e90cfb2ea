/** A screen on a wall, with a token of its own to read with. Times in server ms. */
export type DisplayRow = {
  readonly id: string;
  /** Where it hangs: "NOC room 2". */
  readonly name: string;
  /** Ids of the networks it may show; null = all there are. */
  readonly networks: readonly string[] | null;
  readonly createdAt: number;
  /** Name of who made it; null = not known. */
  readonly createdBy: string | null;
  /** null = it may read. */
  readonly revokedAt: number | null;
  readonly revokedBy: string | null;
  /** When it last read, give or take a minute; null = never. */
  readonly seenAt: number | null;
  /** From where; null = never, or not known. */
  readonly address: string | null;
};

export type NewDisplay = Pick<DisplayRow, 'id' | 'name' | 'networks' | 'createdBy'> & {
  /** SHA-256 of its token, lower-case hex. */
  readonly digest: string;
};

/** Reads of displays; within a transaction they see what it has written. */
export interface DisplayReads {
  /** Oldest first, revoked ones too. */
  list(): Promise<readonly DisplayRow[]>;
  find(id: string): Promise<DisplayRow | null>;
  findByDigest(digest: string): Promise<DisplayRow | null>;
}

/** Reads of displays, and the one write that stands alone: it is thrown away when it can't be kept. */
export interface DisplayStore extends DisplayReads {
  /** Notes that it read at `at` from `address`. */
  seen(id: string, at: number, address: string | null): Promise<void>;
}

/** Writes of displays, each inside the caller's transaction. */
export interface DisplayWrites extends DisplayReads {
  create(display: NewDisplay, now: number): Promise<void>;
  /** Ends its token for ever. A second time changes nothing. */
  revoke(id: string, by: string | null, now: number): Promise<void>;
}
