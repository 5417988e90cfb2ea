import { bothWays, closeWays } from '@/lib/drill/faults/claim-ways';
import { defineFault } from '@/lib/drill/faults/define-fault';
import { groupsOf } from '@/lib/drill/faults/read-arguments';
import { checkGroups, dealNodes, halves } from '@/lib/drill/faults/split-nodes';

export const partition = defineFault({
  id: 'partition',
  title: 'Partition',
  does: 'Nothing passes between groups of nodes. Their links die after about half a minute of silence and are dialled again without success.',
  undone: 'Messages pass again; lost links come back at the next dial (at most 35 s).',
  mustSay: { verdict: 'stalled', words: 'No group has a quorum: no block, no fork, every node answers.' },
  takes: { groups: 'names with commas, groups with | between them (validators and members in halves); who is in no group keeps all links' },
  read: (network, given) => {
    const groups = groupsOf(given, 'groups');
    return groups === null ? dealNodes(network, halves(network)) : checkGroups(network, groups);
  },
  apply: (network, groups) => {
    const pairs = groups.flatMap((group, index) =>
      groups.slice(index + 1).flatMap((other) => group.flatMap((a) => other.map((b) => [a, b] as const))),
    );
    return closeWays(
      network,
      pairs.flatMap(([one, other]) => bothWays(one, other)),
    );
  },
});
