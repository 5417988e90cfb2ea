import type { NodeCheckView } from '@/lib/views/setup-types';

/** What became of a row's check. `of` = the address that was asked. */
export type CheckState =
  | { readonly kind: 'none' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'done'; readonly of: string; readonly view: NodeCheckView }
  | { readonly kind: 'refused'; readonly says: string };

/** "user:password" for one origin. */
type Secret = { readonly origin: string; readonly text: string };

/** One row as it is typed. */
export type Row = {
  readonly key: number;
  readonly name: string;
  /** As shown; credentials are taken out of it. */
  readonly url: string;
  /** Credentials as they were typed; sent with checks of the host they were typed for, and shown nowhere. */
  readonly secret: Secret | null;
  readonly check: CheckState;
};

export const newRow = (key: number, number: number, url = ''): Row => ({
  ...{ key, url, name: `validator-${number}`, secret: null },
  check: { kind: 'none' },
});

/** An address apart from its credentials; one that can't be read stays as it is. */
function withoutCredentials(typed: string): { readonly url: string; readonly secret: Secret | null } {
  const [, scheme = '', text = '', rest = ''] = /^(https?:\/\/)([^/?#]*)@(.*)$/i.exec(typed.trim()) ?? [];
  const url = scheme === '' ? typed.trim() : `${scheme}${rest}`;
  const origin = originOf(url);
  return { url, secret: text === '' || origin === null ? null : { origin, text } };
}

/** A row whose address was typed to its end: credentials taken out of it, those of another host forgotten. */
export function settle(row: Row, typed: string): Row {
  const { url, secret } = withoutCredentials(typed);
  const kept = row.secret?.origin === originOf(url) ? row.secret : null;
  return { ...row, url, secret: secret ?? kept };
}

const originOf = (url: string): string | null => (URL.canParse(url) ? new URL(url).origin : null);

/** The address as it is sent to be checked. */
export const addressOf = ({ url, secret }: Pick<Row, 'url' | 'secret'>): string =>
  secret === null ? url : url.replace('://', () => `://${secret.text}@`);

/** Addresses in a pasted text, apart by commas or spaces. */
export const addressesIn = (text: string): readonly string[] => text.split(/[\s,]+/).filter((part) => part !== '');
