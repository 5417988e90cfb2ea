/** What to do now: when a playbook applies and its steps, each with what to check. Steps as run on real networks. */
export const PLAYBOOK_PHRASES = {
  'playbook.advice': 'These are its steps by hand; the page Recovery plans it and checks each of them.',

  'playbook.step.look':
    "Look: every node's head (number and hash), the last common ancestor on every node, one chain, configuration and version everywhere; record admin_nodeInfo.enode and admin_peers of every node. Members and RPC nodes hold branches too.",
  'playbook.step.save':
    'Save what is above the ancestor from one node of each branch: raw headers, blocks, transactions, receipts, txpool_content. After a rewind both branches are gone everywhere.',
  'playbook.step.no-fork': 'Make sure that all validators hold one hash at the head: on a fork this cures nothing.',
  'playbook.step.stop':
    'miner_stop on every validator within seconds (answer null); check that eth_mining is false on all. One stopped core beside running ones loses its peers again and again.',
  'playbook.step.isolate':
    'admin_removePeer for every pair on both ends, twice; check that net_peerCount is 0 on all nodes for more than 40 s. Cut on one end only, a link is back within 35 s.',
  'playbook.step.overshoot':
    'If a node lands below the ancestor, stop: rewind no other node, let it catch up from nodes that hold the branch to keep. After a restart a pruned node rewinds exactly by one block only.',
  'playbook.step.connect': 'admin_addPeer for every pair; check that every node has its peers and the expected head still.',
  'playbook.step.behind':
    'Each rewound node must show the expected head within two block periods and 15 s; else remove and add all its peers on both ends, then restart its consensus, then its process, checking after each.',
  'playbook.step.start': 'miner_start on every validator within about a block period (answer null); check that eth_mining is true on all.',
  'playbook.step.watch':
    'Watch one full cycle: heads grow, one hash everywhere, the round is back at 0, every validator has proposed once, peers stay, members follow.',
  'playbook.step.give-back':
    'Compare the saved transactions with the chain and the pools, send the missing ones again in the order of their nonces, and say which now have another block or receipt.',

  'playbook.restart-consensus.when':
    'GoQuorum, no fork, a quorum is there, and no block: rounds have backed off or stand frozen, or consensus is stopped. Harmless without a fork.',
  'playbook.restart-consensus.watch':
    'The next block was seen within 1 s. If none comes within the block period and three request time-outs, look for another cause.',

  'playbook.reconnect-peers.when': 'Validators answer but are not linked, or a node stays behind although it has peers that are ahead.',
  'playbook.reconnect-peers.record':
    'Record admin_nodeInfo.enode of every node: an address may have changed since static-nodes.json was read.',
  'playbook.reconnect-peers.renew':
    'admin_removePeer and then admin_addPeer for the missing links, on both ends. A peer that is known already is not dialled at a new address before it is removed.',
  'playbook.reconnect-peers.check': 'Links are up within 1 s, or within 35 s after a cut. Check net_peerCount on both ends.',

  'playbook.wait.when': 'It recovers by itself: one branch holds a quorum, or the next round with a proposer that is there ends the stall.',
  'playbook.wait.watch': 'Watch until the time given above. Restart nothing meanwhile: a restarted validator starts again at round 0.',
  'playbook.wait.behind': 'If a node stays behind once the others are ahead, renew its links on both ends.',

  'playbook.rewind-all.when':
    'GoQuorum fork without a quorum on any branch: nothing above the ancestor is kept, no side has to be chosen. Tried on QBFT and IBFT, also two blocks deep.',
  'playbook.rewind-all.rewind':
    'debug_setHead with the ancestor as a hex text without leading zeros; it answers null always. First one node as a canary, checking number and hash of its head, then the rest one by one.',

  'playbook.rewind-one-side.when':
    'GoQuorum fork, one branch is to be kept: all nodes of the other one are rewound, the kept branch loses nothing.',
  'playbook.rewind-one-side.rewind':
    'debug_setHead to the ancestor on every node of the branch to drop, while isolated; check number and hash of each head. Rewound while connected they stay at the ancestor.',

  'playbook.minimal-move.when':
    'GoQuorum fork, as few validators as needed are rewound. Until the last node has followed there is no margin at all.',
  'playbook.minimal-move.rewind':
    'debug_setHead to the ancestor on the validators that move, no more than named above; check number and hash.',
  'playbook.minimal-move.connect': 'Connect them with the nodes of the branch to keep only, and wait until their heads are its head.',
  'playbook.minimal-move.start': 'miner_start on the validators of that branch; check that the chain grows.',
  'playbook.minimal-move.rest':
    'Connect the other nodes: they reorganise by themselves within seconds; then miner_start on their validators.',

  'playbook.rotate-static-nodes.when':
    'GoQuorum fork, and the admin, debug or miner API is closed on a node: isolation by files and restarts. Only for an ancestor one block below the head: after a restart a deeper rewind may lose 126 blocks.',
  'playbook.rotate-static-nodes.empty':
    'Put an empty static-nodes.json in place on every node and restart it, stopping each cleanly; check that no node has peers.',
  'playbook.rotate-static-nodes.rewind':
    'From the console debug.setHead to the ancestor (hex text) on every node; check number and hash of each head.',
  'playbook.rotate-static-nodes.restore':
    'Put the files back and restart every node. The first block was seen about 10 s after the last start.',

  'playbook.besu-move-one.when':
    'Besu fork without a quorum on any branch. A rewound Besu node takes the block of the other branch from its peers by itself. Only one validator of one side is moved.',
  'playbook.besu-move-one.move':
    'debug_setHead to the ancestor on one validator of the side to leave, while connected. Read its head back: "Success" alone proves nothing. It should show the other block within 5 s.',
  'playbook.besu-move-one.cycle':
    'Watch a full cycle of rounds before anything else: healed after 6 to 7 s when done early, after 83 s in a late round. Moving several at once left networks stalled.',

  'playbook.besu-restart-all.when':
    'Besu, all nodes at one hash, and no block: the last measure. miner_stop and miner_start do nothing on Besu.',
  'playbook.besu-restart-all.storage':
    'Know the storage: with Bonsai (the default) a restart in mid-stall left networks stalled in two of three runs; with Forest it went well.',
  'playbook.besu-restart-all.restart':
    'Stop and start all validator processes at the same time; the next block was seen 2.5 to 3.4 s later.',

  'playbook.resubmit-transactions.when': 'After a branch was dropped: its transactions are not put back by the nodes.',
  'playbook.resubmit-transactions.compare':
    'Compare the saved transactions of the dropped blocks with the chain and the pools of all nodes.',
  'playbook.resubmit-transactions.send': 'eth_sendRawTransaction for the missing ones, in the order of their nonces.',
  'playbook.resubmit-transactions.tell':
    'Tell whoever reads the chain which blocks are gone and which transactions have another receipt: nodes tell nobody.',
} as const;
