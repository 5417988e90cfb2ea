import { closeWays } from '@/lib/drill/faults/claim-ways';
import { defineFault } from '@/lib/drill/faults/define-fault';
import { linkEnds } from '@/lib/drill/faults/link-ends';

export const oneWayLink = defineFault({
  id: 'one-way-link',
  title: 'One-way link',
  does: 'What one node sends to another does not arrive while it lasts; the other direction works until the link dies of silence.',
  undone: 'The direction is open again.',
  mustSay: { verdict: 'healthy', words: 'Blocks go on: the others pass the messages on.' },
  takes: { from: 'sender (validator-1)', to: 'who does not get it (validator-2)' },
  read: linkEnds,
  apply: (network, way) => closeWays(network, [way]),
});
