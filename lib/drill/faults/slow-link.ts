import { bothWays, slowWays } from '@/lib/drill/faults/claim-ways';
import { defineFault } from '@/lib/drill/faults/define-fault';
import { linkEnds } from '@/lib/drill/faults/link-ends';
import { numberOf } from '@/lib/drill/faults/read-arguments';

export const slowLink = defineFault({
  id: 'slow-link',
  title: 'Slow link',
  does: 'Messages between two nodes take longer, in both directions.',
  undone: 'They are as fast as before.',
  mustSay: { verdict: 'healthy', words: 'Blocks go on: a quorum is faster than the slow link.' },
  takes: { from: 'one end (validator-1)', to: 'the other end (validator-2)', ms: 'extra milliseconds (1500)' },
  read: (network, given) => ({ ...linkEnds(network, given), ms: numberOf(given, 'ms', { least: 1, most: 600_000, otherwise: 1500 }) }),
  apply: (network, { from, to, ms }) => slowWays(network, bothWays(from, to), ms),
});
