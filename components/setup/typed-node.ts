import type { NodeCheckView } from '@/lib/views/setup-types';

/** What became of a row's check. `of` = the address that was asked. */
export type CheckState =
  | { readonly kind: 'none' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'done'; readonly of: string; readonly view: NodeCheckView }
  | { readonly kind: 'refused'; readonly says: string };

/** One row as it is typed. */
export type Row = {
  readonly key: number;
  readonly name: string;
  /** As shown; credentials are taken out of it. */
  readonly url: string;
  /** "user:password", as it was typed; sent with a check of this address and shown nowhere. null = none. */
  readonly secret: string | null;
  readonly check: CheckState;
};

export const newRow = (key: number, number: number, url = ''): Row => ({
  ...{ key, url, name: `validator-${number}`, secret: null },
  check: { kind: 'none' },
});

/** An address apart from its credentials; one that can't be read stays as it is. */
export function withoutCredentials(typed: string): { readonly url: string; readonly secret: string | null } {
  const found = /^(https?:\/\/)([^/?#]*)@(.*)$/i.exec(typed.trim());
  if (found === null) return { url: typed.trim(), secret: null };
  return { url: `${found[1]}${found[3]}`, secret: found[2] === '' ? null : (found[2] ?? null) };
}

/** The address as it is sent to be checked. */
export const addressOf = ({ url, secret }: Pick<Row, 'url' | 'secret'>): string =>
  secret === null ? url : url.replace('://', `://${secret}@`);

/** Addresses in a pasted text, apart by commas or spaces. */
export const addressesIn = (text: string): readonly string[] => text.split(/[\s,]+/).filter((part) => part !== '');
