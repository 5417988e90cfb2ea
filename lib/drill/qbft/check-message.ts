import type { CoreView, QbftMessage } from '@/lib/drill/types';

type State = CoreView['state'];

export type Fit = 'now' | 'future' | 'old' | 'invalid';

export type View = { readonly height: number; readonly round: number };

/** Below 0: `one` is earlier. */
export const compareViews = (one: View, other: View): number => one.height - other.height || one.round - other.round;

/**
 * Whether a core in `state` at `current` takes a message of this kind and view now, later (backlog) or never. ROUND-CHANGEs of all rounds
 * not past are taken at any state. The view is all that is looked at: that the block inside has the view's height nobody checks.
 * Source: quorum qbft/core/backlog.go checkMessage.
 */
export function checkMessage(message: Pick<QbftMessage, 'kind' | 'height' | 'round'>, current: View, state: State): Fit {
  const order = compareViews(message, current);
  if (message.kind === 'round-change') {
    if (message.height > current.height) return 'future';
    return order < 0 ? 'old' : 'now';
  }
  if (order !== 0) return order > 0 ? 'future' : 'old';
  return FITS[state][message.kind];
}

const FITS = {
  'accept-request': { preprepare: 'now', prepare: 'future', commit: 'future' },
  preprepared: { preprepare: 'invalid', prepare: 'now', commit: 'future' },
  prepared: { preprepare: 'invalid', prepare: 'invalid', commit: 'now' },
  committed: { preprepare: 'invalid', prepare: 'invalid', commit: 'invalid' },
} as const satisfies Record<State, Record<Exclude<QbftMessage['kind'], 'round-change'>, Fit>>;
