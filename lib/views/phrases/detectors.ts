/** Sentences of the detectors: what is wrong, and what it means. */
export const DETECTOR_PHRASES = {
  'detector.fork.stands': 'Forked at {height} (last common {ancestor}); validators per branch: {camps}. Quorum is {quorum}.',
  'detector.fork.unproven': 'Forked at or below {height}: {hashes} hashes at one height, each read twice.',
  'detector.fork.by-logs': 'Forked at or below {height}, by the nodes’ own logs alone: {camps}.',
  'detector.fork.by-logs.means':
    'The logs name different heads at one height; {silent} can not be asked for theirs. No block, seal or last common ancestor is proven, and logs shorten hashes: have the nodes answer before anything is rewound.',
  'detector.fork.by-logs.proposers':
    'The logs name different heads at one height, and their nodes wait for different proposers in one round, as on a fork; {silent} can not be asked for theirs. No block, seal or last common ancestor is proven: have the nodes answer before anything is rewound.',
  'detector.fork.searching': 'The last common ancestor is still being searched.',
  'detector.fork.stuck': 'The last common ancestor could not be proven from the answers there are. Who is on which side is not known.',
  'detector.fork.needs-you':
    'It will not heal by itself: no branch can reach the quorum of {quorum}, so neither waiting nor restarts help. {due}',
  'detector.fork.heals': '{label} holds a quorum and goes on; the holders of the other branch follow once it is a block ahead. {due}',
  'detector.fork.unknown': 'Whether it heals by itself is not known. {due}',
  'detector.fork.due': 'The next block should have come by now.',
  'detector.fork.not-due': 'The next block is due at {at} and overdue from {overdue}: until then a missing block says nothing.',
  'detector.stall.quorum-lost': 'No block {height} since {at}: {present} of {validators} validators take part, quorum is {quorum}.',
  'detector.stall.quorum-lost.means': 'No block can follow until {missing} more take part. Away: {away}.',
  'detector.stall.quorum-lost.at-most':
    'No block {height} since {at}: at most {present} of {validators} validators take part, quorum is {quorum}.',
  'detector.stall.quorum-lost.means-unwatched':
    'No block can follow until {missing} more take part. Away: {away}. Whether {unknown} others run is not known.',
  'detector.stall.core-stopped':
    'No block {height} since {at}: {present} of {validators} validators answer, but the consensus core does not run on enough of them; quorum is {quorum}.',
  'detector.stall.core-stopped.means': 'Consensus is stopped (eth_mining is false) on {stopped}. It starts with miner_start or a restart.',
  'detector.stall.peers-lost':
    'No block {height} since {at}: {present} of {validators} validators answer, but too few of them have peers; quorum is {quorum}.',
  'detector.stall.peers-lost.means': 'Without a single peer: {alone}.',
  'detector.stall.partition':
    'No block {height} since {at}: {present} of {validators} validators answer, but no group of linked nodes holds the quorum of {quorum}.',
  'detector.stall.partition.means': 'Linked with each other and with nobody else: {groups}.',
  'detector.stall.rounds-frozen':
    'No block {height} since {at}, and rounds stand still: {present} of {validators} validators answer, their logs show no round change.',
  'detector.stall.rounds-frozen.means':
    'Round {round} lasts much longer than its time-out on {nodes} (since {since}). Either the timers do not run, or transactions that keep coming set them back; neither waiting helps.',
  'detector.stall.frozen-told':
    'No block {height} since {at} although {present} of {validators} validators answer (quorum {quorum}). Rounds may stand still: too few logs are read to tell.',
  'detector.stall.frozen-told.means':
    'Round {round} lasts much longer than its time-out on {nodes} (since {since}). That alone holds nobody up: {needed} more would have to stand as well, and no log tells the round of {candidates}.',
  'detector.stall.held-by-traffic':
    'No block {height} since {at}, and no round changes while transactions keep coming: {present} of {validators} validators answer.',
  'detector.stall.held-by-traffic.means':
    'Round {round} lasts much longer than its time-out on {nodes} (since {since}), and {pending} transactions wait, {more} more than a moment before. Each time new ones come the round’s timer starts again. Pause the applications that send them.',
  'detector.stall.wedged':
    'No block {height} since {at}: consensus works on a later height than the next one. {present} of {validators} validators answer.',
  'detector.stall.wedged.means':
    'After a rewind (debug_setHead) the cores of {nodes} stayed at the height they were at, and propose nothing that fits. Restart consensus on all validators.',
  'detector.stall.backed-off':
    'No block {height} since {at} although {present} of {validators} validators answer (quorum {quorum}): the quorum was lost and is back, time-outs are backed off.',
  'detector.stall.backed-off.means':
    '{returned} came back after the last block. Time-outs doubled meanwhile, and validators may be in different rounds. Estimated round {round}, next round change at {next}, if the timers run.',
  'detector.stall.forked': 'No block {height} since {at}.',
  'detector.stall.forked.means': 'The fork holds it.',
  'detector.stall.unknown':
    'No block {height} since {at} although {present} of {validators} validators answer (quorum {quorum}). What holds it is not known.',
  'detector.stall.unknown.means':
    'Estimated round {round}, next round change at {next}, if the timers run: only the logs of the nodes tell whether they do. Transactions that keep coming can hold a round.',
  'detector.stall.unwatched':
    'No block {height} since {at}: {present} of {validators} validators answer, quorum is {quorum}. Whether enough of the others run is not known.',
  'detector.stall.unwatched.means': 'Not known to run: {of}. No configured node that answers proved to be them.',
  'detector.stall.unknown.no-set': 'The validator set is not known, so it can not be told whether a quorum is there.',
  'detector.unreachable.node': '{node} does not answer: {message}.',
  'detector.unreachable.error': '{node} answers, but not what it is asked: {message}.',
  'detector.unreachable.last': 'Its last answer was at {at}, head {height}. Where it is now is not known.',
  'detector.unreachable.never': 'It has never answered since Quorumwatch was started.',
  'detector.unreachable.all': 'None of {nodes} nodes answers.',
  'detector.unreachable.all.means':
    'All at once is more often the link of Quorumwatch itself than all nodes. Nothing is known of the network until one answers.',
  'detector.margin.gone': '{present} of {validators} validators take part, quorum is {quorum}: one more loss stops the chain.',
  'detector.margin.below': '{present} of {validators} validators take part, fewer than the quorum of {quorum}: no block can follow.',
  'detector.margin.gone-at-most':
    'At most {present} of {validators} validators take part; quorum is {quorum}, so no block can follow if one of them is missing.',
  'detector.margin.below-at-most':
    'At most {present} of {validators} validators take part, fewer than the quorum of {quorum}: no block can follow.',
  'detector.margin.means': 'Not answering: {silent}. Consensus stopped: {stopped}. Neither proposing nor sealing: {idle}.',
  'detector.behind.node': '{node} is behind: its head is {height}, {lag} below the highest.',
  'detector.behind.syncing': 'It says that it is syncing.',
  'detector.behind.stays':
    'It does not say that it is syncing; it has {peers} peers. After a rewind a node can stay behind until its links are made anew.',
  'detector.wrong-chain.genesis': '{node} is of another chain: its genesis is {has}, that of the others {expected}.',
  'detector.wrong-chain.id': '{node} is of another chain: its chain id is {has}, that of the others {expected}.',
  'detector.wrong-chain.means': 'It is compared with nobody: what it says counts neither for agreement nor for a fork.',
  'detector.bad-header.node': '{node} sends a header at {height} that fails verification: {detail}.',
  'detector.bad-header.absurd': '{node} claims head {height}, unproven and far above the highest other head {highest}.',
  'detector.bad-header.node.means':
    'It was read twice. What the node says of this block is not believed; the node, or something in front of it, changes answers.',
  'detector.bad-header.block': 'Block {hash} at {height} fails verification: {detail}.',
  'detector.bad-header.block.means': 'Held by {nodes}. No copy of it carries what the rules of the chain ask for.',
  'detector.proposer.block': 'Block {height} was proposed by {author}; the turn of round {round} was that of {expected}.',
  'detector.proposer.means':
    '{count} such blocks among the newest {heights} heights. Clients import a block without checking whose turn it was.',
  'detector.reorganisation.says': '{nodes} exchanged block {from}: {old} was held as final, now it is {new}.',
  'detector.reorganisation.means':
    '{blocks} heights are exchanged, and no fork that was seen explains it. The old block carried {transactions} transactions; applications are not told by the node.',
  'detector.sealed-both.says': '{validators} sealed two blocks at height {height}.',
  'detector.sealed-both.several': '{validators} sealed more than one of the {blocks} blocks at height {height}.',
  'detector.sealed-both.same-round':
    '{validators} sealed them in one round ({rounds}): equivocation by the headers. Why it happened, the seals alone do not say.',
  'detector.sealed-both.rounds':
    'The blocks are of rounds {rounds}. In different rounds honest software can do this; why it happened, the seals alone do not say.',
  'detector.sealed-both.no-rounds':
    'In which rounds is not known, as the headers do not carry them. Why it happened, the seals alone do not say.',
  'detector.partition.no-quorum':
    'The nodes are linked in {count} groups without a link between them, and none holds the quorum of {quorum}: {groups}.',
  'detector.partition.cut': 'No link leads from the other nodes to {nodes}; linked with each other: {groups}.',
  'detector.partition.means-recovery':
    'By the peers that both ends tell; the oldest list is of {at}. Recovery {recovery} has cut the links of {cut}: they are not counted here.',
  'detector.partition.means': 'By the peers that both ends tell, the oldest list is of {at}.',
  'detector.clock.author': 'The clock of {validator} is ahead: its last {blocks} blocks came {by} or more before the time in their header.',
  'detector.clock.author.means':
    'Others hold its blocks back until that time comes: its turns are slow or fail. Measured by the clock of Quorumwatch.',
  'detector.clock.own-behind':
    'Blocks of all validators come {by} or more before the time in their header: the clock of Quorumwatch may be behind.',
  'detector.clock.own-ahead':
    'Blocks of all validators come {by} or more after the time in their header: the clock of Quorumwatch may be ahead.',
  'detector.clock.own.means':
    'Ages of blocks and times of round changes are wrong by as much. Whether a single validator is off can not be told meanwhile.',
  'detector.came-back.says': '{node} came back at {after}; before its absence its head was {before}.',
  'detector.came-back.unwatched':
    '{node} answered at {after} when Quorumwatch was started again; when it was last heard before that, its head was {before}.',
  'detector.came-back.means': 'Now it is at {head}. That is how a node comes back from an unclean shutdown; its log would tell.',
  'detector.came-back.unclean': 'Now it is at {head}. Its log tells of an unclean shutdown, noted at {at}.',
  'detector.silent.idle':
    '{validator} answers but takes no part: {turns} turns of its own in a row failed, and no block since has its seal, but for its own copies.',
  'detector.silent.no-node':
    '{validator} takes no part: {turns} turns of its own in a row failed, and no block since has its seal. No configured node proved to be it.',
  'detector.silent.core-stopped': 'The consensus core of {validator} does not run (eth_mining is false).',
  'detector.silent.core-stopped.means':
    'Its node drops the peers that send it consensus messages, again and again. miner_start or a restart starts it.',
  'detector.silent.means': 'Each of its turns costs everybody a round change, and it is missing from the margin.',
  'detector.failing.says': '{validator} fails its turns: {turns} in a row since height {from}.',
  'detector.failing.means':
    'Each costs everybody a round change. Its last block was {proposed}, its last seal in block {sealed}. One possible reason is its clock: blocks dated too far ahead are refused by the others.',
  'detector.failing.ibft':
    'By the order of authors: headers of IBFT carry no round. One possible reason is its clock: blocks dated too far ahead are refused by the others.',
  'detector.rounds.often': '{changed} of the last {heights} heights needed round changes ({rounds} in all), of no single validator.',
  'detector.rounds.means': 'Slow links, load, time-outs shorter than the period, or validators that disagree on whose turn it is do this.',
  'detector.rounds.ibft': 'At least: headers of IBFT carry no round. Slow links, load or time-outs shorter than the period do this.',
  'detector.quorum-rule.apart':
    'The quorum rule lets {validators} validators go on with {quorum}: two camps cut from each other can both go on.',
  'detector.quorum-rule.one-fault':
    'With {validators} validators and a quorum of {quorum}, two quorums may have only {shared} in common: one faulty validator is enough for a fork.',
  'detector.quorum-rule.means': 'The rule 2F+1 does this; ceil(2N/3) does not. It is changed by a transition in the chain configuration.',
  'detector.known-fault.says': '{nodes}: {title}.',
  'detector.known-fault.means': 'Fixed in {fixed}. Source: {source}.',
  'detector.vote.add':
    'A vote to add {recipient} is open with {votes} votes: with {size} validators the quorum is {quorum}, and {present} would take part.',
  'detector.vote.drop':
    'A vote to remove {recipient} is open with {votes} votes: with {size} validators the quorum is {quorum}, and {present} would take part.',
  'detector.vote.next': 'One more vote carries it, and no block would follow it.',
  'detector.vote.means': 'Once it is carried no block would follow.',
  'detector.identity.shared': '{nodes} prove one identity, {address}.',
  'detector.identity.shared.means': 'It counts once. Two addresses of one node look like this; so do two processes with one key.',
  'detector.identity.two-processes':
    'They tell different things of themselves: this looks like two processes with one key. Such a pair can seal two blocks at one height.',
  'detector.identity.changed': '{node} changed its identity from {from} to {to}.',
  'detector.identity.changed.means':
    'A load balancer in front of several nodes does this, or a new key. Its answers can not be told apart and count for no validator.',
  'detector.identity.unexpected': '{node} proves to be {proven}; configured is {configured}.',
  'detector.identity.unexpected.means': 'What it proves counts. The configuration, or the key of the node, is not what was meant.',
  'detector.stranger.says': 'A peer that nobody configured, {address}, is linked with {nodes}.',
  'detector.stranger.many': '{count} peers that nobody configured are linked with the nodes.',
  'detector.stranger.means':
    'It may hold a branch, and a link to it can be cut at one end only. Whether it should be watched is yours to say.',
  'detector.stranger.validator': 'It is a validator of the set without a configured node: whether it agrees is not known.',
  'detector.config.says': '{nodes} will apply other settings than {others}: {keys}.',
  'detector.config.means': 'From the height at which they differ on, nodes can refuse the blocks of others or wait for different times.',
} as const;
