/** The overview's verdict and the line under it. */
export const VERDICT_PHRASES = {
  'verdict.unknown.waiting': 'Not known yet: {nodes} asked, no answer so far.',
  'verdict.unknown.silent': 'Not known: none of {nodes} answers.',
  'verdict.unknown.unusable': 'Not known: none of {nodes} gives an answer that can be used.',
  'verdict.unknown.chain': 'Not known: the nodes that answer are not of one chain.',
  'verdict.unknown.set': 'Not known: {answering} of {nodes} answer, the validator set is not known.',
  'verdict.unknown.agreement': 'Not known whether the validators agree at {height}: {why}.',
  'verdict.unknown.pace': 'Not known whether blocks come in time: {why}.',
  'verdict.healthy': 'All {validators} validators agree at {height}; a block is due every {period}.',
  'verdict.healthy.one': 'The only validator is at {height}; a block is due every {period}.',
  'verdict.healthy.some': '{held} of {validators} validators agree at {height}; a block is due every {period}.',
  'verdict.degraded.margin':
    '{pace} without margin at {height}: {reachable} of {validators} validators answer, quorum is {quorum}. One more loss stops the chain.',
  'verdict.degraded.reachable': '{pace} at {height} with {reachable} of {validators} validators answering, quorum is {quorum}.',
  'verdict.degraded.unwatched':
    '{pace} at {height}: {reachable} of {validators} validators answer, of {unwatched} it is not known; quorum is {quorum}.',
  'verdict.degraded.below':
    'Only {reachable} of {validators} validators answer at {height}, quorum is {quorum}: if the others are down, no block follows.',
  'verdict.degraded.finding': '{pace} at {height}, but: {finding}',
  'verdict.degraded.stopped':
    '{pace} at {height} with consensus stopped on {stopped} of {validators} validators, which leaves {acting}; quorum is {quorum}.',
  'verdict.degraded.stopped.below':
    'Consensus is stopped on {stopped} of {validators} validators at {height}, which leaves {acting}; quorum is {quorum}, so no block follows.',
  'verdict.slow': 'Slow at {height}: no block for {age}, one was due after {expected}.',
  'verdict.stalled.noquorum': 'Stalled at {height}: {reachable} of {validators} validators answer, quorum is {quorum}. No block for {age}.',
  'verdict.stalled.stopped':
    'Stalled at {height}: consensus is stopped on {stopped} of the {reachable} validators that answer, quorum is {quorum}. No block for {age}.',
  'verdict.stalled.apart':
    'Stalled at {height}: {reachable} of {validators} validators answer, but at most {linked} are linked with each other, quorum is {quorum}. No block for {age}.',
  'verdict.stalled.quorum':
    'Stalled at {height} although {reachable} of {validators} validators answer (quorum {quorum}). No block for {age}.',
  'verdict.stalled.unwatched':
    'Stalled at {height}: {reachable} of {validators} validators answer, of {unwatched} it is not known; quorum is {quorum}. No block for {age}.',
  'verdict.stalled.unknown':
    'Stalled at {height}: no block for {age}, one was due after {expected}. How many validators can be reached is not known.',
  'verdict.forked': 'Forked at {forked} (last common {ancestor}): {camps}, quorum is {quorum}. {blocks}',
  'verdict.forked.noset': 'Forked at {forked} (last common {ancestor}): {camps}; the validator set is not known. {blocks}',
  'verdict.forked.searching':
    'Forked at or below {forked}: {hashes} hashes at one height. The last common ancestor is still being searched.',
  'verdict.forked.stuck':
    'Forked at or below {forked}: {hashes} hashes at one height. The last common ancestor could not be proven: {why}.',
  'camp.first': '{label} has {held} of {validators} validators',
  'camp.next': '{label} has {held}',
  'camp.noset': '{label} is held by {nodes}',
  'camp.nowhere': 'of {count} it is not known',
  'blocks.none': 'No block for {age}.',
  'blocks.due': 'The next block is not due yet.',
  'blocks.slow': 'No block for {age}; one was due after {expected}.',
  'blocks.unknown': 'Whether blocks go on is not known.',
  'detail.fork.recovery':
    'Recovery {number} is under way: it has stopped consensus or cut links, and undoes that itself. Leave starting and linking to it.',
  'detail.fork.no': 'It will not heal by itself: no branch can reach the quorum of {quorum}, so neither waiting nor restarts help.',
  'detail.fork.move-one': 'At least one validator of {from} has to move to {to}.',
  'detail.fork.move': 'At least {count} validators of {from} have to move to {to}.',
  'detail.fork.yes':
    '{label} holds a quorum: it goes on, and the holders of the other branch follow by themselves once it is a block ahead.',
  'detail.stalled.rounds': 'Estimated round {round}: time-outs grow with each round, the next round change is due in {next}.',
  'detail.stalled.log': 'Round {round} by a node log; the next round change is due in {next}.',
  'detail.stalled.noquorum': 'No block can follow until {missing} part. Not answering: {names}.',
  'detail.stopped': 'Consensus is stopped on {names}.',
  'detail.stopped.recovery': 'Recovery {number} has stopped consensus on {names}, and starts it again itself.',
  'detail.last.forked': 'Before the answers ended it was forked at {forked}.',
  'detail.last.head': 'The last block that was heard of is {height}.',
  'detail.silent': '{names} not answering.',
  'detail.transition': 'By the chain configuration the next block is due {expected} after this one: no alarm before.',
  'stuck.no-common-genesis': 'the chains differ at the genesis block',
  'stuck.branch-lost': 'the last node of a branch does not answer',
  'stuck.keeps-changing': 'answers keep contradicting each other',
  'stuck.too-many-rounds': 'too many questions were needed',
  'pace.producing': 'Producing',
  'pace.unknown': 'Pace not known,',
  'pace.no-head': 'no head is known',
  'pace.period-unknown': 'no node tells the block period, and too few blocks were seen to estimate it',
  'why.quorum': 'a quorum of validators holds it',
  'why.all-nodes': 'every node holds it',
  'why.several-hashes': 'two hashes were read twice',
  'why.read-again': 'a second hash was seen and is being read once more',
  'why.no-claims': 'no node told its block',
  'why.too-few-validators': 'fewer than a quorum of validators told the same block',
  'why.validators-unknown': 'the validator set is not known',
} as const;
