/** A plan of recovery in words: what each step does and why, what is lost, what stands in the way, why one way is recommended. */
export const RECOVERY_PLAN_PHRASES = {
  'plan.because.none': 'No way is offered from here; each says why.',
  'plan.because.wait': 'The network heals by itself: waiting loses nothing and touches nothing. If it has not healed by then, look again.',
  'plan.because.not-known':
    'How many transactions each way loses is not known, so they are not counted as few: “{title}” rewinds the fewest nodes ({rewound}). The choice is yours.',
  'plan.because.resubmit':
    'Nothing is forked or stalled, so nothing has to be mended. A recovery sends transactions of dropped blocks again by itself; its last page says what became of each. This is for those that nobody has sent again.',
  'plan.because.only': '“{title}” is the only way from here. Transactions lost: {lost}; nodes rewound: {rewound}.',
  'plan.because.fewest':
    '“{title}” loses the fewest transactions of all ways ({lost}), and of those that lose as few it rewinds the fewest nodes ({rewound}). The choice is yours.',
  'plan.because.overshoot':
    '“{title}” loses the fewest transactions of all ways ({lost}), and of those that lose as few it rewinds the fewest nodes ({rewound}). Rewinding all could land far below the ancestor here; this way a node that does so catches up from the branch that is kept. The choice is yours.',

  'plan.title-not-kept': '{playbook} (planned by an earlier version)',

  'plan.blocks.open': 'Another recovery of this network has not ended.',
  'plan.blocks.open.remedy': 'Finish, abort or discard that recovery first: two at once would undo each other.',
  'plan.blocks.stranger':
    'A peer that nobody configured, {address}, is connected to {nodes}. Cut on one end only, such a peer is back within 35 s and may bring a branch along.',
  'plan.blocks.stranger.remedy': 'Configure this peer as a node, or stop its process and confirm that it is stopped.',
  'plan.blocks.other-chain': '{node} is of another chain than the others: no step touches {node}.',
  'plan.blocks.other-chain.remedy': 'Correct its URL in the settings, or confirm that it is no node of this network.',
  'plan.blocks.unreachable':
    '{node} does not answer ({why}). Where its head stands is not known, and its links can not be cut on its own end.',
  'plan.blocks.unreachable.remedy':
    'Make {node} answer, or stop its process and confirm that it is stopped. It is compared before it is connected again.',
  'plan.blocks.unwatched':
    'No configured node proved to be the validator {who}. Should that validator run, it may hold a branch and bring it along.',
  'plan.blocks.unwatched.remedy': 'Configure its node, or stop its process and confirm that it is stopped.',
  'plan.blocks.identity': 'Who {node} is has not been proven: neither istanbul_nodeAddress nor admin_nodeInfo tells.',
  'plan.blocks.identity.remedy': 'Open the API group istanbul or admin on {node}; or stop its process, then confirm that it is stopped.',
  'plan.blocks.identity.by-hand':
    "Open the API group istanbul or admin on {node}. Or read the address of its node key on its own machine (geth attach --exec '{command}', to the IPC file of exactly this process) and confirm it: then nothing is sent to {node}, every call to it is yours.",
  'plan.blocks.shared':
    '{nodes} prove one identity, {address}: a load balancer, or one key in two processes. A call may reach another node than the one meant.',
  'plan.blocks.shared.remedy':
    'Give every node a URL of its own that leads to this one process, and no node a second; where the configured address is wrong, correct it.',
  'plan.blocks.changing':
    '{node} does not keep to one identity, or not to the one configured: calls may reach another node than the one meant.',
  'plan.blocks.closed': '{node} does not serve the API group {group} to Quorumwatch, and steps of this way call it there.',
  'plan.blocks.api-unknown': 'Whether {node} serves the API group {group} is not known, and steps of this way call it there.',
  'plan.blocks.closed.remedy':
    'Open {group} on {node} for Quorumwatch, or confirm that you make these calls by hand there (geth attach): the commands are given, and every result is checked all the same.',
  'plan.blocks.syncing': '{node} says that it is syncing: its head moves on its own.',
  'plan.blocks.syncing.remedy':
    'Wait until {node} has caught up, then look again. If that never comes: stop its process, then confirm that it is stopped.',
  'plan.blocks.deaf':
    'The turn of round 0 at {height} is that of {who}, away from those who would go on. New cores do not hear each other in rounds they have had at that height, as GoQuorum drops messages it has seen: it could take {wait} until a block comes.',
  'plan.blocks.deaf.remedy':
    'Have {who} answer and look again, or choose a way that ends on another block. Restarting the processes of all who go on makes them forget those messages, but a rewind may land far lower after a restart.',
  'plan.blocks.head': '{node} answers and does not tell its head: which branch it holds is not known.',
  'plan.blocks.head.remedy':
    'Look again. If it stays so, ask {node} by hand (eth_getBlockByNumber "latest") and mend what it answers: an API group eth that is closed, a proxy that answers in its place. Or stop its process: once it does not answer any more, confirm that it is stopped. Where something goes on answering for it, take it out of the settings until then.',
  'plan.blocks.branch': 'The head of {node}, {height}, is on no branch that was found.',
  'plan.blocks.ancestor': '{node} did not prove to hold the ancestor at {height}.',
  'plan.blocks.branch.remedy':
    'Look again. If it stays so, ask {node} by hand for its blocks around the ancestor (eth_getBlockByNumber) and see what it answers; or stop its process: once it does not answer any more, confirm that it is stopped.',
  'plan.blocks.enode': 'No enode is known by which the others reach {node}: they could not be connected with it again.',
  'plan.blocks.enode.remedy':
    'Open the API group admin on {node}, so that it tells its enode. Where that names 127.0.0.1 or 0.0.0.0, either have another node dial it where it really listens (admin_addPeer there with its enode and that address), or, where nobody can dial it, have it dial the others (admin_addPeer on {node} with their enodes): once such a link is seen, it is cut by its key and dials again itself. Do not restart it for this (--nat extip:ADDRESS): after a restart a rewind may land far lower.',

  'plan.branch':
    '{label}: {blocks} ({hash}); first by {author} in round {round}, {turn}; {seals}; transactions: {transactions}; validators on it: {validators}; other nodes on it: {members}.',
  'plan.branch.block': 'block {height}',
  'plan.branch.blocks': 'blocks {from} to {height}',
  'plan.branch.turn': 'whose turn it was',
  'plan.branch.no-turn': 'whose turn it was not',
  'plan.branch.turn-unknown': 'whose turn it was is not known',
  'plan.branch.quorum': 'every block with a quorum of valid seals',
  'plan.branch.no-quorum': 'not every block with a quorum of valid seals',
  'plan.branch.seals-unknown': 'seals not verified on every block',

  'plan.canary.only': '{node} is the only node that is rewound.',
  'plan.canary.member':
    '{node} goes first, alone: it is no validator, so no quorum rests on it if it lands wrong. The others ({others}) follow only if it lands right.',
  'plan.canary.validator':
    '{node} goes first, alone: of the nodes to rewind it is the one most sure where it lands. The others ({others}) follow only if it lands right.',

  'plan.landing.in-memory':
    '{node} is expected to land exactly on {height}, {depth} below its head: it has run since before that block, so the states are in its memory.',
  'plan.landing.one-below':
    '{node} is expected to land exactly on {height}, one below its head: it was stopped cleanly, so that state is on its disk or in its memory.',
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
  'plan.landing.clock':
    'Whether {node} has run since before block {height} can not be told: its start and that block lie too close together for the clocks that tell them. If it has not, it may land far lower. It is asked for {height}, {depth} below its head.',
  'plan.landing.after-restart':
    '{node} is expected to land exactly on {height}: one below the head at which it is stopped cleanly, that state is on its disk.',
  'plan.landing.besu':
    '{node} goes back to {height} and takes the blocks of {label} from its peers by itself. Where it stands in between is of no matter.',

  'plan.loses.here': 'Blocks dropped on {nodes} in this step: {count} (of {labels}).',
  'plan.loses.held': 'Other nodes still hold them: the network loses nothing by this step alone.',
  'plan.loses.gone': 'Blocks that no node holds any more after this step: {count} (of {labels}).',
  'plan.loses.transactions':
    'Transactions that are only in dropped blocks: {count}. They are saved first, and given back at the end where possible.',
  'plan.loses.unknown': 'How many transactions are only in dropped blocks is not known: a block could not be read.',
  'plan.loses.votes': 'Votes in dropped headers: {count}, on {of}. They have to be cast again.',
  'plan.warn.core.off': 'runs no consensus core',
  'plan.warn.core.unknown': 'does not say whether it runs a consensus core',
  'plan.warn.in-force':
    '{node} is a validator and {core}: it drops every peer that sends it a consensus message, so that its links come and go and it takes part in nothing. Start its core (miner_start), and its process with --mine from the next start on. No step here does.',
  'plan.warn.voted-in':
    '{node} was voted in on {labels} and {core}: where that set is in force it counts towards the quorum, and without a core it drops every peer that sends it a consensus message. Before the vote is cast again, start its core (miner_start) and its process with --mine.',
  'plan.warn.vote-open':
    '{votes} votes are open to add {node}, which {core}; {needed} add it, and a quorum is {quorum} then. Without a core it would drop every peer that sends it a consensus message, and count all the same. Before they pass, start its core (miner_start) and its process with --mine, or have the votes withdrawn (istanbul_discard).',
  'plan.vote.add': 'to add {of}, cast by {voter}',
  'plan.vote.remove': 'to remove {of}, cast by {voter}',
  'plan.loses.set-added':
    'A vote on branch {label} added {of} to the validators. After the rewind they are none again, unless validators that still propose it vote anew.',
  'plan.loses.set-removed':
    'A vote on branch {label} removed {of} from the validators. After the rewind they are validators again and the quorum counts them, unless validators that still propose it vote anew.',
  'plan.loses.pools':
    'What waits in the pools of {nodes} is gone with their processes. A node keeps in its journal what was sent to it by RPC; what it had from other nodes is gone, unless a pool that stays has it.',
  'plan.loses.pools-besu':
    'What waits in the pools of {nodes} is gone with their processes, unless they are set to keep it (tx-pool-enable-save-restore) or a pool that stays has it.',
  'plan.loses.pools-told': 'At the last poll the fullest of these pools held {most} transactions that could go into a block.',
  'plan.loses.pools-unknown': 'How many wait is not told by {nodes}.',
  'plan.loses.pools-saved': 'They are saved with the evidence, as far as the nodes serve txpool; nothing of them is sent again by itself.',
  'plan.loses.pools-not-saved': 'They are not saved by the plan: whoever sent them has to look, and send them again.',
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
  'plan.not.heals': 'The network heals by itself: rewinding would drop what is final on the branch that goes on. {why}',
  'plan.not.goes-on': '{label} goes on with a quorum: nothing has to be stopped there. Renew the links of those who do not follow.',
  'plan.not.majority': 'A quorum holds {label}: what is final there is not dropped for another branch.',
  'plan.not.quorum': 'Only {there} of {of} validators answer and a quorum is {quorum}: no block could follow. Bring validators back first.',
  'plan.not.nothing-above': 'No node that answers is above the ancestor.',
  'plan.not.restart-fork': 'On a fork a restart of consensus cures nothing.',
  'plan.not.restart-no': 'A restart of consensus would not help. {why}',
  'plan.not.restart-deaf':
    'A restart of consensus would make it longer: the turn of round 0 at {height} is that of {who}, who is away, and new cores do not hear each other in rounds they have had at that height (up to {until}): GoQuorum drops messages it has seen. Have {who} answer, or wait for the next round.',
  'plan.not.restart-heads':
    'Only {count} validators hold the highest head, {height}, and a quorum is {quorum}: the others must have that block first. Renew their links.',
  'plan.not.no-stall': 'Blocks come, or it is not known that they do not.',
  'plan.not.head': 'No head is known.',
  'plan.not.unproven':
    'The chains of the nodes could not be held against each other: {why}. Look again. If it stays so, mend the node that is named, or stop its process and, once it does not answer, confirm that it is stopped.',
  'plan.not.no-holder': 'No node that answers holds the tip of {label}.',
  'plan.not.set-changed':
    'A vote on branch {label} changed the validator set above the ancestor: who counts there is not who counts elsewhere.',
  'plan.not.no-move': '{label} has a quorum of {quorum} without any move, or all that answer can not give it one.',
  'plan.not.nothing-to-wait': 'There is neither a fork nor a stall to wait for.',
  'plan.not.wait': 'Waiting is no way out here. {why}',
  'plan.not.links-fork': 'On a fork without a quorum on any branch links alone cure nothing.',
  'plan.not.links-both': 'Branches {label} and {other} hold a quorum each: to which of them links would lead is not known.',
  'plan.not.links-longer':
    'Branch {longer} is longer than {label}, which a quorum holds: links alone would make nodes drop {label}, for they take the longest chain they see.',
  'plan.not.links-untold':
    'On a fork links lead to whatever chain is longest, and {nodes} did not tell which is held there. Mend that first, or stop the process and, once it does not answer, confirm that it is stopped.',
  'plan.not.links-whole': 'No link is known to be missing, and no node stays behind.',
  'plan.not.rotate-open':
    'No node that answers is known to keep admin, debug or miner closed: the same is done by calls, without restarts.',
  'plan.not.rotate-deep':
    'The ancestor is {depth} below a head, and after the restart that this way needs only one block can be taken back: it would throw away up to 126 final blocks.',
  'plan.not.besu-many':
    'Validators that would have to move to {label}: {count}. On Besu only moving one was seen to work; moving several left networks stalled.',
  'plan.not.besu-shorter': '{label} is shorter than another branch: its holders would go over to that one.',
  'plan.not.besu-restart-fork': 'On a fork a restart cures nothing: the nodes must be on one chain first.',
  'plan.not.besu-heads': 'The validators do not all hold one head.',
  'plan.not.resubmit-fork': 'The fork stands: which transactions are lost is decided when it ends.',
  'plan.not.nothing-dropped': 'No block with transactions is known to have been dropped.',
  'plan.not.resubmit-stalled':
    'No blocks come: what is sent again now would only wait, and transactions that keep coming can hold a round.',

  'plan.proven.rewind-all':
    'Run on GoQuorum v24.4.1 and v22.7.1, on QBFT and IBFT, 2-2 and two blocks deep: first block 0.1 to 10 s after the start. The field did the same by files and restarts.',
  'plan.proven.restart': 'Run on GoQuorum v24.4.1 (backed-off rounds) and v22.7.1 (frozen rounds): next block within 1 s.',
  'plan.proven.one-side':
    'Run on GoQuorum v24.4.1: isolated, one side rewound, all connected, heads awaited, then started. Rewound while connected nodes stayed behind.',
  'plan.proven.move':
    'Run on GoQuorum v24.4.1: one of four moved, the chain went on with three, the others and the members followed within 5 s; also after a landing 122 blocks below.',
  'plan.proven.move-many':
    'Run on GoQuorum v24.4.1 with one validator that moves; with several it follows from the same rules and was not run.',
  'plan.proven.wait': 'Seen on GoQuorum v24.4.1: three of four went on, the fourth followed when they were a block ahead.',
  'plan.proven.links': 'Seen on GoQuorum v24.4.1: links made anew on both ends are up within 1 s, or within 35 s after a cut.',
  'plan.proven.rotate': 'Done in the field and run on GoQuorum v24.4.1: first block about 10 s after the last start.',
  'plan.proven.besu-move': 'Run on Besu 24.5.4: healed 6 to 7 s after one validator moved early in the stall, 83 s after in a late round.',
  'plan.proven.besu-restart':
    'Run on Besu 24.5.4: next block 2.5 to 3.4 s after all were restarted with FOREST storage; with Bonsai two of three networks stayed stalled.',
  'plan.proven.resubmit': 'Comparing and sending again are plain reads and calls; run on GoQuorum v24.4.1.',

  'plan.rewind-all.title': 'Rewind all nodes to {height}',
  'plan.rewind-all.why':
    'No side has to be chosen: all nodes above the last common ancestor ({count}) go back to it and go on together. All branches ({branches}) are dropped.',
  'plan.rewind-all.why-risky':
    'No side has to be chosen: all nodes above the last common ancestor ({count}) go back to it. All branches ({branches}) are dropped, and nodes may land far below: keeping one branch is safer here.',
  'plan.rewind-all.overshoot':
    'Not every node is sure to land on the ancestor. On all at once that would throw away final blocks: the plan stops at the first that lands below, and no other is touched.',

  'plan.restart.title': 'Restart consensus on all validators',
  'plan.restart.why': 'All nodes are on one chain and a quorum is there: new cores begin at round 0. Nothing is lost.',
  'plan.restart.why-unknown': 'All nodes are on one chain and a quorum is there. Whether it helps is not known; it loses nothing.',
  'plan.one-side.title': 'Keep {label} up to {height}, rewind all others',
  'plan.one-side.why': '{label} loses nothing. All nodes of the other branches ({count}) go back to the ancestor and take it over.',
  'plan.one-side.overshoot':
    'Not every node is sure to land on the ancestor. The plan stops at the first that lands below; that one then catches up from {label}.',

  'plan.move.title': 'Keep {label}, move {movers}',
  'plan.move.why':
    '{label} loses nothing. With {movers} alone changing side, {together} validators work together (quorum {quorum}); the chain goes on with them, and the others follow by themselves. Until they have, no validator is to spare.',
  'plan.move.connect.title': 'Connect those who go on with {label}',
  'plan.move.connect.says': 'admin_addPeer among {nodes} only: nobody who holds another branch is connected.',
  'plan.mesh.late': 'The heads of {nodes} are not waited for: they run no consensus core, and catch up while blocks come.',
  'plan.move.mesh.says':
    'They are linked with each other and with nobody else, and every head is {height} with the hash of the kept branch.',
  'plan.move.start-rest.says':
    'miner_start on each while it is alone: a core that stands still beside running ones loses its links again and again. Alone and fewer than a quorum they seal nothing.',
  'plan.move.rest.title': 'Connect the others: {nodes}',
  'plan.move.rest.says':
    'The kept chain is at {height} and longer than any other: nodes of the other branches reorganise to it by themselves, also the members.',

  'plan.follow.title': 'Wait for {nodes} at {height}',
  'plan.follow.says':
    'They take the blocks from those they are linked with, seen within 5 s. Whoever has not within {limit} is helped by the next steps.',
  'plan.follow.remedy': 'Only for a node that stays behind; where none does, nothing is done here.',
  'plan.follow.relink.title': 'Renew the links of a node that stays behind',
  'plan.follow.relink.says':
    'A node knows how far its peers are from the moment they were linked: its links are removed and made anew on both ends.',
  'plan.follow.core.stop': 'Stop the core of a node that stays behind',
  'plan.follow.core.start': 'Start the core of a node that stays behind',
  'plan.follow.core.says': 'miner_stop, and miner_start some seconds later: the chain goes on without it, so that nothing can fork.',
  'plan.follow.cut.title': 'Cut off {nodes} where they stay behind',
  'plan.follow.cut.says':
    'A node whose older states are gone may refuse the kept chain and drop whoever sends it, again and again: only a rewind helps it. The others remove it first.',
  'plan.follow.apart.title': 'Prove that {nodes} are alone where they stay behind',
  'plan.follow.apart.says':
    'Its core is stopped and its own links are removed, and it has no peer at any look for more than {for}. The chain goes on without it.',
  'plan.follow.rewind.title': 'Rewind {nodes} to {height} where they stay behind',
  'plan.follow.rewind.says': 'The chain that is kept goes on without it: what it drops here was dropped by the plan anyway, and is saved.',
  'plan.follow.core.again': 'miner_start before it is linked: a core that stands still loses its links again. Alone it seals nothing.',
  'plan.follow.join.title': 'Connect {nodes} anew',
  'plan.follow.join.says': 'admin_addPeer on both ends: from its rewound head it takes the kept chain from those it is linked with.',
  'plan.follow.restart.title': 'Restart the process of a node that stays behind',
  'plan.follow.restart.says':
    'By hand, cleanly, one at a time. It reads its peers anew and takes the chain from them. One that only has far to go needs no restart: where the others can do without it, go on without it.',

  'plan.wait.offer': 'Wait until {at}',
  'plan.wait.offer-open': 'Wait',
  'plan.wait.title': 'Wait until all nodes have {height}',
  'plan.wait.says': 'Nothing is called. Restart nothing meanwhile. If it is not there within {limit}, it is looked at anew.',

  'plan.links.title': 'Renew links: {pairs}',
  'plan.links.why': 'Links are missing, seen from one end only, or go to an address that is no longer right.',
  'plan.links.why-behind': '{nodes} stay behind: their links are made anew on both ends.',
  'plan.links.step.title': 'Renew links on both ends',
  'plan.links.step.says':
    'admin_removePeer, then admin_addPeer: a peer that is known already is not dialled at another address. At once, or within 35 s.',

  'plan.rotate.title': 'Rewind all nodes to {height} by files and restarts',
  'plan.rotate.why':
    'Some node keeps admin, debug or miner closed over RPC: all nodes ({count}) are isolated by an empty static-nodes.json and a restart. Each step is done by hand and checked here.',
  'plan.rotate.empty.title': 'Empty static-nodes.json on {nodes}',
  'plan.rotate.empty.says': 'The file as it is is kept beside it. It is read at the next start only.',
  'plan.rotate.restart.title': 'Restart {nodes}, each stopped cleanly',
  'plan.rotate.restart.says':
    'A process that is killed loses states, and its rewind lands far below. When all are restarted nobody has a peer; discovery must be off.',
  'plan.rotate.restore.title': 'Put static-nodes.json back on {nodes}',
  'plan.rotate.restore.says': 'With the addresses of all other nodes as they are now. It is read at the next start only.',
  'plan.rotate.restore.as-it-was':
    'As it was before: the addresses of the nodes are not known. If one changed meanwhile, correct it. It is read at the next start only.',
  'plan.rotate.together.title': 'Restart {nodes} together',
  'plan.rotate.together.says': 'All heads are equal: a restarted process links itself and starts a new core.',

  'plan.besu-move.title': 'Move {node} to {label}',
  'plan.besu-move.why':
    '{label} loses nothing: {node} alone goes back to the ancestor and takes it over from its peers, which gives {label} a quorum.',
  'plan.besu-move.says':
    'debug_setHead to {height} while connected. "Success" alone proves nothing: within seconds its head must be on {label}.',
  'plan.besu-move.rounds':
    'No other measure before a full cycle of rounds is over ({limit}): the next block comes in a round of somebody on this branch.',

  'plan.besu-restart.title': 'Restart all validator processes',
  'plan.besu-restart.why':
    'The last measure: all validators hold one head, a quorum is there, and no block comes. On Besu only a restart of the process begins its rounds anew.',
  'plan.besu-restart.says': 'All validators at the same time, by hand: first all are stopped, then all are started.',
  'plan.besu-restart.storage':
    'Know the storage first: with Bonsai, the default, a restart in mid-stall left two of three networks stalled; with FOREST it went well.',
  'plan.besu-restart.stop': 'Stop the processes of {nodes}',
  'plan.besu-restart.start': 'Start the processes of {nodes}',

  'plan.resubmit.title': 'Send dropped transactions again',
  'plan.resubmit.why': 'Nodes exchanged blocks that had counted as final ({blocks}). They tell nobody, and put nothing back.',

  'plan.stale.gone': '{node} no longer answers.',
  'plan.stale.back': '{node} answers again: it was to be stopped.',
  'plan.stale.peer': 'A peer that was not there before: {address}.',
  'plan.stale.chain': '{node} is of another chain now.',
  'plan.stale.head': 'The head of {node} was {from}, now it is {to} ({hash}).',
  'plan.stale.identity': '{node} proves to be another: {to}.',
  'plan.stale.client': '{node} runs another version: {to}.',
  'plan.stale.restarted': '{node} was restarted after the plan was made: a rewind may land lower than the plan says.',
  'plan.stale.set': '{node} tells another validator set.',

  'plan.save.title': 'Save what is above the ancestor',
  'plan.save.says':
    'Headers, blocks, receipts, raw transactions, pools, peers and settings above {ancestor} are saved from a holder of each branch ({branches}). A node does not have the blocks of the other branch, and after a rewind they are gone everywhere.',
  'plan.stop.title': 'Stop consensus on {nodes}',
  'plan.stop.says':
    'miner_stop on all of them within seconds; eth_mining must then be false. One stopped alone would lose its peers again and again.',
  'plan.heals': 'One branch holds a quorum: it goes on, and the others follow once it is a block ahead.',
  'plan.isolate.title': 'Cut every link between {nodes}',
  'plan.isolate.says': 'admin_removePeer for every pair, on both ends, twice. Cut on one end only, a link is back within 35 s.',
  'plan.prove.title': 'Prove for {for} that nobody is connected',
  'plan.prove.says':
    'Every node must show no peer at every look for longer than {for}: a link that is left would give a rewound node its block back.',
  'plan.prove.discovery':
    'By their enodes {nodes} look for peers by discovery, and may dial again whatever is cut: then the proof fails, and nothing is rewound. If links come back, close their p2p ports to each other (a firewall, a network policy) until they are to be connected.',
  'plan.rewind.canary.title': 'Rewind {node} to {height}',
  'plan.rewind.rest.title': 'Rewind {nodes} to {height}',
  'plan.rewind.says':
    'debug_setHead to {height}. It answers null whatever it did: the head is read back and must be {height} with hash {hash}.',
  'plan.rewind.says-below':
    'debug_setHead to {height}. It answers null whatever it did: the head is read back and must be {height} with hash {hash}, or an earlier block of its chain.',
  'plan.rewind.rest.says': 'One by one: the next only when number and hash of the one before are verified.',
  'plan.rewind.or-below':
    'Should it land lower, nothing of the kept branch is lost: it catches up from the nodes it is connected with next.',
  'plan.heads.title': 'Verify all heads',
  'plan.heads.says': 'Number and hash of every head, in one look, while nobody is connected and no core runs.',
  'plan.connect.title': 'Connect {nodes}',
  'plan.connect.says': 'admin_addPeer for every pair, on both ends: at once after so long a cut, else within 35 s.',
  'plan.connect.dial-out':
    'Nobody can dial {nodes}: they dial the others themselves, and nobody is told to dial them. They are cut by their key, whatever address stands beside it.',
  'plan.mesh.title': 'Verify links and heads',
  'plan.mesh.says':
    'Every node is linked with those it was linked with when the plan was made, sides that were apart are joined, and every head is still {height} with the same hash.',
  'plan.start.title': 'Start consensus on {nodes}',
  'plan.start.says':
    'miner_start on all of them within a block period: a new core begins at round 0. The old one is wedged after a rewind, or waits in a late round.',
  'plan.first.title': 'Wait for block {height}',
  'plan.first.says':
    'Block {height} on every validator, one hash. It must be there within {limit}: the block period, three request time-outs, and the rounds of validators that are away. Pause traffic if you can: transactions that keep coming can hold a round.',
  'plan.cycle.title': 'Watch a full cycle of {nodes}',
  'plan.cycle.absent':
    '{nodes} were left out. Before such a node is started it is compared with the others, and rewound while it is alone if it holds another branch.',
  'plan.cycle.says': 'Every validator proposes once, links stay, the other nodes follow on one hash. At most {limit}.',
  'plan.give-back.title': 'Give transactions back',
  'plan.give-back.all': 'The transactions of every dropped block.',
  'plan.give-back.branch': 'The transactions that only the dropped branches had; {label} has kept its own.',
  'plan.give-back.dropped': 'The transactions of the dropped blocks ({blocks}), as far as they were saved.',
  'plan.give-back.says':
    'What was saved is compared with the chain and the pools; what is missing is sent again in the order of its nonces, once each. What became of every one is said.',

  'plan.way-out.untouched': 'Nothing has been changed on any node: an abort ends the plan here, and nothing has to be put back.',
  'plan.way-out.stopped': 'Start consensus again: the network is as it was before, forked or stalled.',
  'plan.way-out.isolated': 'Connect all nodes and start consensus again: the network is as it was before. Nothing has been rewound.',
  'plan.way-out.rewinding':
    'Connect and start again. Nodes that were rewound take a branch back from their peers or stay behind; the plan says which stand where.',
  'plan.way-out.rewound': 'Connect all nodes and start consensus. What was dropped is in the saved evidence.',
  'plan.way-out.starting': 'Consensus is started on whoever was not started yet: heads are equal, nothing else is left to undo.',
  'plan.way-out.watching': 'Nothing is left to undo. If no block comes, stop and start consensus on all validators once more.',
  'plan.way-out.watching-besu':
    'Nothing is left to undo. If no block comes, look at the ways to recover anew: rounds begin anew only with the processes.',
  'plan.way-out.watching-kept':
    '{nodes} are still cut off, with their cores stopped: an abort connects them and starts those. They follow once this chain is longer than theirs.',
  'plan.way-out.following': 'The chain goes on. Whoever does not follow can be left as it is and restarted later.',
  'plan.way-out.follower':
    'The chain goes on. Connect it with those who go on: it takes their chain, or is left as it is and looked at later.',
  'plan.way-out.links': 'Links that are missing are added again; nothing else was changed.',
  'plan.way-out.files': 'Put the files back and restart the nodes: the network is as it was before.',
  'plan.way-out.besu': 'Nothing is left to undo: the rewound node takes a branch back from its peers.',
  'plan.way-out.besu-restart': 'Start every process that is stopped.',
  'plan.way-out.producing': 'Blocks come. What was not given back is in the saved evidence, and can be sent later.',
} as const;
