/** Settings parsed once, whole. Secrets are resolved here and live only in `auth`, `headers`, `tls` and `notify`. */
export type NodeSettings = {
  readonly name: string;
  /** Credentials already taken out of it. */
  readonly url: string;
  readonly ws: string | null;
  readonly role: 'validator' | 'member' | null;
  readonly address: `0x${string}` | null;
  readonly headers: Headers;
  readonly tls: Tls;
  /** null = its log is not read. */
  readonly log: LogSettings | null;
};

type Headers = Readonly<Record<string, string>>;
type Tls = { readonly ca?: string; readonly cert?: string; readonly key?: string; readonly rejectUnauthorized?: boolean } | null;

/** Where a node's log is read from. */
export type LogSettings = {
  /** IANA name or offset like +02:00 of the clock in the log; null = measured. */
  readonly timezone: string | null;
  readonly from:
    | { readonly kind: 'file'; readonly path: string }
    | { readonly kind: 'loki'; readonly url: string; readonly query: string; readonly headers: Headers; readonly tls: Tls }
    | {
        readonly kind: 'kubernetes';
        /** Base URL of the API server. */
        readonly api: string;
        readonly namespace: string;
        readonly pod: string;
        /** null = the pod has one container. */
        readonly container: string | null;
        /** Read anew at each connection: tokens of service accounts are replaced. null = none is sent. */
        readonly tokenFile: string | null;
        readonly caFile: string | null;
      };
};

export type NetworkSettings = {
  readonly id: string;
  readonly name: string;
  readonly nodes: readonly NodeSettings[];
  /** Poll interval in ms of server time; null = half the block period within 1-5 s. */
  readonly intervalMs: number | null;
  readonly recovery: RecoverySettings;
};

/** Who has to agree before a plan that rewinds nodes may run. */
export type RecoverySettings = {
  /** So many other people than its author. */
  readonly approvals: 0 | 1 | 2;
  /** Server ms from the approval. */
  readonly approvalTtlMs: number;
};

export type Settings = {
  /** None = a first run: nobody has named a node yet. */
  readonly networks: readonly NetworkSettings[];
  /** Absolute path of the settings file, or where it is looked for. */
  readonly file: string;
  /** Absolute path. */
  readonly storage: { readonly kind: 'sqlite'; readonly path: string };
  readonly retentionDays: number;
  readonly host: string;
  readonly port: number;
  readonly auth: AuthSettings;
  readonly notify: NotifySettings;
};

/** Who is told of what must not be missed. */
export type NotifySettings = { readonly webhooks: readonly WebhookSettings[] };

export type WebhookSettings = {
  /** A secret as a whole: whoever knows it can write there. Shown by its host alone. */
  readonly url: string;
  /** Signs bodies; null = they are not signed. */
  readonly secret: string | null;
};

export type AuthSettings = {
  /** Whoever reaches it may read without signing in. */
  readonly publicRead: boolean;
  /** Origin that browsers reach it under; null = what they ask for, over http. */
  readonly url: string | null;
  /** Signs cookies; null = one is made once and kept beside the store. */
  readonly secret: string | null;
  /** Addresses and ranges whose x-forwarded-for counts. */
  readonly trustedProxies: readonly string[];
  readonly oidc: OidcSettings | null;
};

type RoleName = 'viewer' | 'operator' | 'approver' | 'admin';

export type OidcSettings = {
  /** URL of the provider's openid-configuration. */
  readonly discovery: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** On the button. */
  readonly name: string;
  readonly scopes: readonly string[];
  /** Which values of a claim give which role, at every sign-in; null = roles are given here, by an administrator. */
  readonly roles: { readonly claim: string; readonly values: Readonly<Record<RoleName, readonly string[]>> } | null;
  /** Of whom no value gives a role; null = they may not sign in. */
  readonly defaultRole: RoleName | null;
};

/** One fault in the settings: where, what, and what to do about it. */
export type SettingsFault = { readonly path: string; readonly problem: string; readonly remedy: string };
