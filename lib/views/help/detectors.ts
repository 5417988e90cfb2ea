import type { DetectorId } from '@/lib/incidents/types';
import type { HelpEntry } from './types';

/** Each kind of incident. */
export const DETECTOR_HELP = {
  fork: {
    means:
      'Two hashes at one height, each read twice, are held by nodes that answer. The last common ancestor is proven per pair of branches. Where too few nodes answer and their logs name different heads, that is said, and nothing of it is proven.',
    todo: [
      'Read whether a branch has the quorum. If so it goes on, and the others follow once it is a block ahead.',
      'If no branch has it: start the recovery, which cuts the links, rewinds, proves each step and joins the nodes again.',
      'Do not rewind a node while it is connected to its branch.',
      'Where only logs tell of it, have the nodes answer before anything is rewound.',
    ],
    sentences: ['detector.fork'],
  },
  stall: {
    means:
      'No block although one is due since the period and two time-outs. The incident says which kind of stall it is, the surest first.',
    todo: [
      'Quorum lost: bring back enough validators; a block follows once a quorum is in one round.',
      'Consensus stopped: miner_start, or a restart of that node.',
      'Peers lost or partition: make the links again (admin_addPeer, static-nodes.json, firewall).',
      'Rounds that stand still, or cores left beyond the next height: restart consensus on all validators, as the playbook does it.',
      'Held by steady transactions: pause the applications that send them.',
      'Time-outs backed off: the next round change is told; restarting consensus on all is quicker.',
    ],
    sentences: ['detector.stall'],
  },
  'rounds-often': {
    means: 'Many of the newest heights needed more than one round, and not because of one validator.',
    todo: [
      'Compare links and load of the validators: round trips, disk, CPU.',
      'See that requesttimeoutseconds is well above the block period.',
      'See the page of rounds for when it began, and what changed then.',
    ],
    sentences: ['detector.rounds'],
  },
  'failing-turns': {
    means:
      'One validator’s own turns fail again and again, while it still seals the blocks of others. Each failed turn costs everybody a round change.',
    todo: [
      'Look at its clock first: blocks dated too far ahead are refused by the others.',
      'Then at its load and its links to the other validators.',
      'Restart it only if the margin allows.',
    ],
    sentences: ['detector.failing'],
  },
  'silent-validator': {
    means: 'A validator neither proposes nor seals, or its consensus core is stopped. It is missing from the margin.',
    todo: [
      'Where its core is stopped: miner_start, or restart the node.',
      'Where no configured node proved to be it: find out who runs it, and add its node to the settings.',
      'Where it answers and takes no part: look at its log, its key and its peers.',
    ],
    sentences: ['detector.silent'],
  },
  'margin-gone': {
    means: 'As few validators take part as the quorum needs, or fewer. The loss of one more stops the chain, or it has stopped.',
    todo: ['Bring a missing validator back; they are named.', 'Restart no validator that still takes part until then.'],
    sentences: ['detector.margin'],
  },
  'node-behind': {
    means: 'A node that answers stays below the highest head and is on no branch of its own.',
    todo: [
      'Where it says that it is syncing, wait.',
      'Else look at its peers: a node with none can’t follow. Make its links anew.',
      'After a rewind a node can stay behind until that is done.',
    ],
    sentences: ['detector.behind'],
  },
  unreachable: {
    means:
      'A node does not answer, or not what it is asked. Where it is now is not known. All nodes at once is more often the link of Quorumwatch itself.',
    todo: [
      'Read the error: it names what failed and what to check.',
      'Ask the node from the machine Quorumwatch runs on.',
      'See that it runs, and that its RPC port, TLS and credentials are right.',
    ],
    sentences: ['detector.unreachable'],
  },
  'wrong-chain': {
    means: 'Chain id or genesis of a node differ from those of most. It is compared with nobody.',
    todo: [
      'See which address was meant: one network of the settings holds the nodes of one chain.',
      'Where it should be of this chain, it was set up with another genesis file.',
    ],
    sentences: ['detector.wrong-chain'],
  },
  'config-differs': {
    means:
      'The chain’s settings, as the node holds them, differ from those of others from the next block on. From the height at which they matter, nodes can refuse the blocks of others.',
    todo: ['Compare the genesis files of the nodes named, key by key.', 'Mend it before the height of the transition is reached.'],
    sentences: ['detector.config'],
  },
  'unexpected-proposer': {
    means:
      'A block was proposed by a validator whose turn it was not, in any round up to its own. Clients import such a block without a word.',
    todo: [
      'Look at the releases of the validators: known faults do this.',
      'Where it comes with a fork it belongs to that incident.',
      'Keep the headers: they are evidence.',
    ],
    sentences: ['detector.proposer'],
  },
  'sealed-both': {
    means:
      'A validator’s seals stand on two verified blocks of one height. In different rounds honest software can do this; in one round it is equivocation by the headers. Why, the seals alone do not say.',
    todo: [
      'Export the proof from the incident: it can be verified without Quorumwatch.',
      'See whether the key runs in two processes, was copied, or came back from an unclean shutdown.',
    ],
    sentences: ['detector.sealed-both'],
  },
  'bad-header': {
    means:
      'A header does not hash to the hash it was told under, lacks a quorum of valid seals, or a head is claimed that nothing proves. It was read twice.',
    todo: [
      'Where one node sends it: see what stands in front of that node (proxy, load balancer), then the node itself. Rely on nothing it says.',
      'Where all copies fail: see whether the client is one whose rule is known.',
    ],
    sentences: ['detector.bad-header'],
  },
  reorganisation: {
    means: 'A node exchanged a block that was final for another one, and no fork that was seen explains it.',
    todo: [
      'Find out who rewound it, or whether it came back from an unclean shutdown.',
      'Applications are not told by the node: compare what they took for done with the chain. The transactions of the old blocks are counted in the incident.',
    ],
    sentences: ['detector.reorganisation'],
  },
  partition: {
    means: 'Nodes that answer have no link to the others, by the peers both ends tell. Among validators members pass nothing on.',
    todo: [
      'Look at the page of peers for the missing links.',
      'Check firewalls, addresses in static-nodes.json, and the limit of peers.',
      'Make the links again on both ends.',
    ],
    sentences: ['detector.partition'],
  },
  'clock-skew': {
    means:
      'Blocks of one validator come before the time in their header: its clock is ahead. Of all validators: it is the clock of Quorumwatch that is off.',
    todo: ['Set the clock right (NTP, chrony) on the machine named.', 'Until then ages and times of round changes are off by as much.'],
    sentences: ['detector.clock'],
  },
  'identity-shared': {
    means:
      'One identity is proven at two addresses, one address proves several, or another than configured. Two processes with one key can seal two blocks at one height.',
    todo: [
      'Where it is one node under two addresses: keep one of them in the settings.',
      'Where a load balancer stands in front: name the nodes behind it, one by one.',
      'Where two processes run with one key: stop one of them, now.',
    ],
    sentences: ['detector.identity'],
  },
  'strange-peer': {
    means: 'A node is linked with a peer whose key is of no configured node. It may hold a branch that is not seen.',
    todo: ['Find out whose it is.', 'Add it to the settings if it is yours; else see why it may connect.'],
    sentences: ['detector.stranger'],
  },
  'unsafe-quorum-rule': {
    means: 'By the network’s quorum rule two camps can both reach the quorum, or one faulty validator is enough for a fork.',
    todo: [
      'GoQuorum: plan a transition to ceil2Nby3Block, on all nodes alike.',
      'Or run a number of validators for which the rule is safe.',
    ],
    sentences: ['detector.quorum-rule'],
  },
  'known-fault': {
    means: 'Nodes run a release with a fault that can fork or stop a chain of honest nodes, under the settings in force.',
    todo: ['Read the source that is linked.', 'Upgrade to the release that has it fixed, one node at a time, with a margin left.'],
    sentences: ['detector.known-fault'],
  },
  'vote-breaks-quorum': {
    means: 'An open vote, once carried, leaves fewer validators that take part than the new quorum.',
    todo: [
      'Bring the missing validators back before the vote is carried.',
      'Or have the voters discard it (istanbul_discard, qbft_discardValidatorVote).',
    ],
    sentences: ['detector.vote'],
  },
  'came-back-lower': {
    means:
      'The head of a node after an absence is lower than before. That is how a node comes back from an unclean shutdown. As a validator it may make a height again that it had sealed.',
    todo: [
      'Let it catch up before it takes part.',
      'Look at its log for “Unclean shutdown detected”, and stop nodes with time to write (SIGTERM).',
    ],
    sentences: ['detector.came-back'],
  },
} as const satisfies Record<DetectorId, HelpEntry>;
