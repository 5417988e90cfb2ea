import { shortenHex } from '@/components/format/shorten';
import type { BlockerView } from '@/lib/views/recovery-types';
import { sayOffers } from '@/lib/views/words/recovery-offers';

/** What a person takes on themselves with a blocker. */
export type BlockerKind = NonNullable<BlockerView['confirms']> | 'elsewhere';

export const blockerKind = ({ id, confirms = 'stopped' }: Pick<BlockerView, 'id' | 'confirms'>): BlockerKind =>
  id.startsWith('other-chain:') ? 'elsewhere' : confirms;

/** Whom a blocker is about: "unreachable:validator-3", "closed:rpc-1:debug", "stranger:0x…". */
export function blockedNode(id: string): string {
  const [what = '', who = id] = id.split(':');
  if (!who.startsWith('0x')) return who;
  return what === 'unwatched'
    ? sayOffers('blocker-words.validator', { address: shortenHex(who) })
    : sayOffers('blocker-words.peer', { address: shortenHex(who) });
}

/** What was confirmed, by the blocker's id. */
export function confirmedWords(id: string): string {
  const who = blockedNode(id);
  if (id.startsWith('closed:'))
    return sayOffers('blocker-words.calls-on-made', { group: id.split(':')[2] ?? sayOffers('blocker-words.this-group'), who });
  if (id.startsWith('identity:')) return sayOffers('blocker-words.who-read-on', { who });
  return id.startsWith('other-chain:') ? sayOffers('blocker-words.no-node-this', { who }) : sayOffers('blocker-words.stopped', { who });
}
