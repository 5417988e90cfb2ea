import { shortenHex } from '@/components/format/shorten';
import type { BlockerView } from '@/lib/views/recovery-types';

/** What a person takes on themselves with a blocker. */
export type BlockerKind = NonNullable<BlockerView['confirms']> | 'elsewhere';

export const blockerKind = ({ id, confirms = 'stopped' }: Pick<BlockerView, 'id' | 'confirms'>): BlockerKind =>
  id.startsWith('other-chain:') ? 'elsewhere' : confirms;

/** Whom a blocker is about: "unreachable:validator-3", "closed:rpc-1:debug", "stranger:0x…". */
export function blockedNode(id: string): string {
  const [what = '', who = id] = id.split(':');
  if (!who.startsWith('0x')) return who;
  return `the ${what === 'unwatched' ? 'validator' : 'peer'} ${shortenHex(who)}`;
}

/** What was confirmed, by the blocker's id. */
export function confirmedWords(id: string): string {
  const who = blockedNode(id);
  if (id.startsWith('closed:')) return `calls of ${id.split(':')[2] ?? 'this group'} on ${who} are made by hand`;
  if (id.startsWith('identity:')) return `who ${who} is was read on its machine`;
  return id.startsWith('other-chain:') ? `${who} is no node of this network` : `${who} is stopped`;
}
