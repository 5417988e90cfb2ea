import type { NetworkPicture } from '@/lib/chain/picture';
import type { StallKind } from '@/lib/incidents/found-stall';
import type { Outlook } from '@/lib/incidents/types';
import { listOf } from './format';
import { nameValidators } from './name-validators';
import { say } from './phrases';
import { shortNames } from './short-names';
import type { QuorumView } from './types';

/** What holds the chain and whether it goes on by itself, as the stall's incident has it. */
export type SaidStall = { readonly kind: StallKind; readonly outlook: Outlook };

/** What has to come before a stalled chain goes on, in a few words; null where the stall's own incident has not said. */
export function nextOfStall(picture: NetworkPicture, { margin, stopped }: QuorumView, stall: SaidStall | null): string | null {
  if (picture.recovery) return say('next.recovery', { number: picture.recovery.number });
  if (stall === null) return margin !== null && margin < 0 && stopped === 0 ? say('next.stall.missing', { missing: -margin }) : null;
  const { kind, outlook } = stall;
  const names = listOf(shortNames(nameValidators(kind.validators, picture.nodes)), 2);
  switch (WHAT[kind.id]) {
    case 'missing':
      return margin !== null && margin < 0 ? say('next.stall.missing', { missing: -margin }) : say('next.stall.unknown');
    case 'stopped':
      return say('next.stall.stopped', { names });
    case 'peers':
      return say('next.stall.peers', { names });
    case 'partition':
      return say('next.stall.partition');
    case 'wedged':
      return say('next.stall.wedged', { names });
    case 'frozen':
      return say('next.stall.frozen', { names });
    case 'frozen-told':
      return say('next.stall.frozen-told', { names });
    case 'traffic':
      return say('next.stall.traffic');
    case 'waits':
      return say(outlook.heals === 'yes' ? 'next.stall.yes' : 'next.stall.unknown');
  }
}

const WHAT = {
  forked: 'waits',
  'quorum-lost': 'missing',
  'core-stopped': 'stopped',
  'peers-lost': 'peers',
  partition: 'partition',
  wedged: 'wedged',
  'held-by-traffic': 'traffic',
  'rounds-frozen': 'frozen',
  'frozen-told': 'frozen-told',
  'backed-off': 'waits',
  unwatched: 'waits',
  unknown: 'waits',
} as const satisfies Record<StallKind['id'], string>;
