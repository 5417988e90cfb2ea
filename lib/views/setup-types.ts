/** What checking an address brought, in words; nothing of it is secret. */
export type NodeCheckView = {
  /** As it is to stand in the settings: without credentials. null = it is no address. */
  readonly url: string | null;
  /** The address carried credentials; they were used once and are told nowhere. */
  readonly credentials: boolean;
  readonly fault: { readonly says: string; readonly remedy: string } | null;
  readonly node: CheckedNodeView | null;
};

export type CheckedNodeView = {
  readonly client: string;
  readonly version: string | null;
  readonly chain: string;
  readonly head: string;
  readonly protocol: string;
  readonly role: 'validator' | 'member' | 'unknown';
  readonly roleSays: string;
  readonly groups: readonly { readonly group: string; readonly state: 'available' | 'unavailable' | 'unknown'; readonly means: string }[];
  readonly groupsSay: string;
  /** To hold nodes against each other; null = not told. */
  readonly chainId: number | null;
  readonly genesis: string | null;
  readonly address: string | null;
};

/** What the page needs to know of this server. */
export type SetupView = {
  readonly mayCheck: boolean;
  readonly hasAdmin: boolean;
  /** Where the settings file is looked for; null = not told to this person. */
  readonly file: string | null;
  readonly networks: number;
};
