/** Settings parsed once, whole. Secrets are resolved here and live only in `auth` and `tls`. */
export type NodeSettings = {
  readonly name: string;
  /** Credentials already taken out of it. */
  readonly url: string;
  readonly ws: string | null;
  readonly role: 'validator' | 'member' | null;
  readonly address: `0x${string}` | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly tls: { readonly ca?: string; readonly cert?: string; readonly key?: string; readonly rejectUnauthorized?: boolean } | null;
};

export type NetworkSettings = {
  readonly id: string;
  readonly name: string;
  readonly nodes: readonly NodeSettings[];
  /** Poll interval in ms of server time; null = half the block period within 1-5 s. */
  readonly intervalMs: number | null;
};

export type Settings = {
  readonly networks: readonly NetworkSettings[];
  /** Absolute path. */
  readonly storage: { readonly kind: 'sqlite'; readonly path: string };
  readonly retentionDays: number;
  readonly host: string;
  readonly port: number;
};

/** One fault in the settings: where, what, and what to do about it. */
export type SettingsFault = { readonly path: string; readonly problem: string; readonly remedy: string };
