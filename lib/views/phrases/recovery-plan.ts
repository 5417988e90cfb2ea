/** A plan of recovery in words: what each step does and why, what is lost, what stands in the way, why one way is recommended. */
export const RECOVERY_PLAN_PHRASES = {
  'plan.because.none': 'No way is offered from here; each says why.',
  'plan.because.wait': 'It heals by itself: waiting loses nothing and touches nothing. If it has not by then, look again.',
  'plan.because.only': 'It is the only way from here. Transactions lost: {lost}; nodes rewound: {rewound}.',
  'plan.because.fewest':
    'It loses the fewest transactions ({lost}), then rewinds the fewest nodes ({rewound}), then is what was done in the field. The choice is yours.',
  'plan.because.overshoot':
    'It loses the fewest transactions ({lost}) and rewinds the fewest nodes ({rewound}). Rewinding all could land far below the ancestor here; this way a node that does so catches up from the branch that is kept. The choice is yours.',

  'plan.blocks.open': 'Another plan of this network has not ended.',
  'plan.blocks.open.remedy': 'Finish, abort or discard it: two plans at once would undo each other.',
  'plan.blocks.stranger':
    'A peer that nobody configured, {address}, is connected to {nodes}. Cut on one end only, it is back within 35 s and may bring a branch along.',
  'plan.blocks.stranger.remedy': 'Configure it as a node, or stop its process and confirm that it is stopped.',
  'plan.blocks.other-chain': '{node} is of another chain than the others: it is left out, and no step touches it.',
  'plan.blocks.other-chain.remedy': 'Correct its URL, or confirm that it is no node of this network.',
  'plan.blocks.unreachable': '{node} does not answer ({why}). Where it stands is not known, and it can not be cut off on its own end.',
  'plan.blocks.unreachable.remedy':
    'Make {node} answer, or stop its process and confirm that it is stopped. It is compared before it is connected again.',
  'plan.blocks.unwatched': 'No configured node proved to be the validator {who}. If it runs it may hold a branch and bring it along.',
  'plan.blocks.unwatched.remedy': 'Configure its node, or stop its process and confirm that it is stopped.',
  'plan.blocks.identity': 'It is not proven who {node} is: neither istanbul_nodeAddress nor admin_nodeInfo tells.',
  'plan.blocks.identity.remedy': 'Open the API group istanbul or admin on {node}; or stop its process, then confirm that it is stopped.',
  'plan.blocks.shared':
    '{nodes} prove one identity, {address}: a load balancer, or one key in two processes. A call may reach another node than the one meant.',
  'plan.blocks.shared.remedy': 'Give every node a URL of its own that leads to this one process, and no node a second.',
  'plan.blocks.changing':
    '{node} does not keep to one identity, or not to the one configured: calls may reach another node than the one meant.',
  'plan.blocks.closed': '{node} does not serve the API group {group} to Quorumwatch, and its steps call it.',
  'plan.blocks.api-unknown': 'It is not known whether {node} serves the API group {group}, and its steps call it.',
  'plan.blocks.closed.remedy':
    'Open {group} on {node} for Quorumwatch, or confirm that you make these calls by hand there (geth attach): the commands are given, and every result is checked all the same.',
  'plan.blocks.syncing': '{node} says that it is syncing: its head moves on its own.',
  'plan.blocks.syncing.remedy': 'Wait until it has caught up, then look again.',
  'plan.blocks.head': 'The head of {node} is not known.',
  'plan.blocks.head.remedy': 'Look again. If it stays so, poll the node by hand and see what it answers.',
  'plan.blocks.branch': 'The head of {node}, {height}, is on no branch that was found.',
  'plan.blocks.ancestor': '{node} did not prove to hold the ancestor at {height}.',
  'plan.blocks.enode': 'The enode of {node} is not known: the others can neither be cut from it nor connected with it.',
  'plan.blocks.enode.remedy': 'Open the API group admin on {node}, so that it tells its enode.',

  'plan.branch':
    '{label}: {blocks} blocks up to {height} ({hash}); first by {author} in round {round}, {turn}; {seals}; transactions: {transactions}; held by {validators} and {members} other nodes.',
  'plan.branch.turn': 'whose turn it was',
  'plan.branch.no-turn': 'whose turn it was not',
  'plan.branch.turn-unknown': 'whose turn it was is not known',
  'plan.branch.quorum': 'every block with a quorum of valid seals',
  'plan.branch.no-quorum': 'not every block with a quorum of valid seals',
  'plan.branch.seals-unknown': 'seals not verified on every block',

  'plan.canary.only': '{node} is the only node that is rewound.',
  'plan.canary.member':
    '{node} goes first, alone: it is no validator, so no quorum rests on it if it lands wrong. {others} follow only if it lands right.',
  'plan.canary.validator':
    '{node} goes first, alone: of the nodes to rewind it is the one most sure where it lands. {others} follow only if it lands right.',

  'plan.landing.in-memory':
    '{node} is expected to land exactly on {height}, {depth} below its head: it has run since before that block, so the states are in its memory.',
  'plan.landing.on-disk':
    '{node} is expected to land exactly on {height}: it was stopped cleanly at {started}, and the state of this height is on its disk.',
  'plan.landing.clean':
    '{node} may land on {lowest} instead of {height}: it was started at {started} after a clean stop, which leaves only the states of {started}, of the block below and of 127 below on disk (unless its blocks are empty, or it runs as an archive).',
  'plan.landing.older':
    '{node} may land far below {height}, on the next older state on its disk: it was started at {started} after a clean stop.',
  'plan.landing.killed':
    '{node} may land far below {height}: its process was killed, and what states are on its disk is not known. It keeps its later blocks and takes them up again from peers.',
  'plan.landing.too-deep':
    '{node} may land on {started} instead of {height}: {depth} below its head is more than the 128 states it keeps in memory.',
  'plan.landing.unknown':
    'Where {node} lands is not known: how it was last stopped, and since when it runs, was not seen. It is asked for {height}, {depth} below its head.',

  'plan.loses.blocks': 'Dropped on these nodes: {count} blocks ({labels}).',
  'plan.loses.transactions':
    '{count} transactions are only in dropped blocks. They are saved first and given back at the end where possible.',
  'plan.loses.unknown': 'How many transactions are only in dropped blocks is not known: a block could not be read.',
  'plan.loses.votes': '{count} votes on validators ({of}) are in dropped headers: they have to be cast again.',
  'plan.loses.no-votes': 'No votes on validators are in the dropped headers.',
  'plan.loses.votes-unknown': 'Whether votes on validators are in the dropped headers is not known.',

  'plan.not.no-fork': 'There is no fork.',
  'plan.not.ancestor': 'The last common ancestor is not proven on both sides: nothing is rewound before it is.',
  'plan.not.mixed': 'The network mixes GoQuorum and Besu: what mends one breaks the other.',
  'plan.not.client-unknown': 'Which client a node runs is not known: what mends one client breaks the other.',
  'plan.not.besu': 'These steps are for GoQuorum; on Besu they leave the network stalled.',
  'plan.not.goquorum': 'These steps are for Besu; on GoQuorum they do nothing.',
  'plan.not.set': 'The validator set or its quorum is not known.',
  'plan.not.chain': 'The chain id is not known.',
  'plan.not.heals': 'It heals by itself, expected by {at}: rewinding would drop what is final on the branch that goes on.',
  'plan.not.quorum': 'Only {there} of {of} validators answer and a quorum is {quorum}: no block could follow. Bring validators back first.',
  'plan.not.nothing-above': 'No node that answers is above the ancestor.',
  'plan.not.restart-fork': 'On a fork a restart of consensus cures nothing.',
  'plan.not.restart-no': 'A restart of consensus would not help. {why}',
  'plan.not.no-stall': 'Blocks come, or it is not known that they do not.',
  'plan.not.head': 'No head is known.',

  'plan.proven.rewind-all':
    'Run on GoQuorum v24.4.1 and v22.7.1, on QBFT and IBFT, 2-2 and two blocks deep: first block 0.1 to 10 s after the start. The field did the same by files and restarts.',
  'plan.proven.restart': 'Run on GoQuorum v24.4.1 (backed-off rounds) and v22.7.1 (frozen rounds): next block within 1 s.',

  'plan.rewind-all.title': 'Rewind all nodes to {height}',
  'plan.rewind-all.why':
    'No side has to be chosen: {count} nodes go back to the last common ancestor and go on together. All {branches} branches are dropped.',
  'plan.rewind-all.why-risky':
    'No side has to be chosen: {count} nodes go back to the last common ancestor. All {branches} branches are dropped, and nodes may land far below: keeping one branch is safer here.',
  'plan.rewind-all.overshoot':
    'Not every node is sure to land on the ancestor. On all at once that would throw away final blocks: it stops at the first that lands below, and no other is touched.',

  'plan.restart.title': 'Restart consensus on all validators',
  'plan.restart.why': 'All nodes are on one chain and a quorum is there: new cores begin at round 0. Nothing is lost.',
  'plan.restart.why-unknown': 'All nodes are on one chain and a quorum is there. Whether it helps is not known; it loses nothing.',

  'plan.save.title': 'Save what is above the ancestor',
  'plan.save.says':
    'Headers, blocks, receipts, raw transactions, pools, peers and settings above {ancestor} are saved from a holder of each branch ({branches}). A node does not have the blocks of the other branch, and after a rewind they are gone everywhere.',
  'plan.stop.title': 'Stop consensus on {count} nodes',
  'plan.stop.says':
    'miner_stop on all of them within seconds; eth_mining must then be false. One stopped alone would lose its peers again and again.',
  'plan.isolate.title': 'Cut every link between {count} nodes',
  'plan.isolate.says': 'admin_removePeer for every pair, on both ends, twice. Cut on one end only, a link is back within 35 s.',
  'plan.prove.title': 'Prove for {for} that nobody is connected',
  'plan.prove.says':
    'Every node must show no peer at every look for longer than {for}: a link that is left would give a rewound node its block back.',
  'plan.rewind.canary.title': 'Rewind {node} to {height}',
  'plan.rewind.rest.title': 'Rewind {count} more nodes to {height}',
  'plan.rewind.says':
    'debug_setHead to {height}. It answers null whatever it did: the head is read back and must be {height} with hash {hash}.',
  'plan.rewind.rest.says': 'One by one: the next only when number and hash of the one before are verified.',
  'plan.rewind.or-below':
    'Should it land lower, nothing of the kept branch is lost: it catches up from the nodes it is connected with next.',
  'plan.heads.title': 'Verify all heads',
  'plan.heads.says': 'Number and hash of every head, in one look, while nobody is connected and no core runs.',
  'plan.connect.title': 'Connect {count} nodes',
  'plan.connect.says': 'admin_addPeer for every pair, on both ends: at once after so long a cut, else within 35 s.',
  'plan.mesh.title': 'Verify links and heads',
  'plan.mesh.says': 'Every node is linked with every other, and every head is still {height} with the same hash.',
  'plan.start.title': 'Start consensus on {count} nodes',
  'plan.start.says': 'miner_start on all of them within a block period. After a rewind the old core is wedged: only a new one proposes.',
  'plan.first.title': 'Wait for block {height}',
  'plan.first.says':
    '{blocks} more than {above} on every validator, one hash. It must be there within {limit}: period and three request time-outs.',
  'plan.cycle.title': 'Watch a full cycle of {count} validators',
  'plan.cycle.says': 'Every validator proposes once, links stay, the other nodes follow on one hash. At most {limit}.',
  'plan.give-back.title': 'Give transactions back',
  'plan.give-back.all': 'The transactions of every dropped block.',
  'plan.give-back.says':
    'What was saved is compared with the chain and the pools; what is missing is sent again in the order of its nonces, once each. What became of every one is said.',

  'plan.way-out.untouched': 'Nothing has been changed. Discard the plan.',
  'plan.way-out.stopped': 'Start consensus again: the network is as it was before, forked or stalled.',
  'plan.way-out.isolated': 'Connect all nodes and start consensus again: the network is as it was before. Nothing has been rewound.',
  'plan.way-out.rewinding':
    'Connect and start again. Nodes that were rewound take a branch back from their peers or stay behind; the plan says which stand where.',
  'plan.way-out.rewound': 'Connect all nodes and start consensus. What was dropped is in the saved evidence.',
  'plan.way-out.starting': 'Start consensus on the others by hand: heads are equal, nothing is left to undo.',
  'plan.way-out.watching': 'Nothing is left to undo. If no block comes, stop and start consensus on all validators once more.',
  'plan.way-out.producing': 'Blocks come. What was not given back is in the saved evidence, and can be sent later.',
} as const;
