/** Why it does or does not heal: the arithmetic, who must move, rounds and their time-outs. */
export const OUTLOOK_PHRASES = {
  'outlook.fork.not-proven': 'Not known while the last common ancestor is not proven.',
  'outlook.fork.no':
    'Needs you: neither waiting nor restarts help. No branch has the quorum: the largest has {largest} of {validators} validators, {quorum} are needed.',
  'outlook.fork.yes': 'Recovers by itself: {label} has {held} of {validators} validators, the quorum is {quorum}. When is not known.',
  'outlook.fork.yes-by':
    'Recovers by itself, expected within {in} (by {at}): {label} has {held} of {validators} validators, the quorum is {quorum}.',
  'outlook.fork.late':
    '{label} has {held} of {validators} validators (quorum {quorum}) and should have gone on and been followed by {at}; it was not. Why is not known.',
  'outlook.fork.unknown': 'Whether it recovers by itself is not known: {why}.',
  'outlook.fork.missed':
    '{label} has {held} of {validators} validators (quorum {quorum}), but a round in which one of them had the turn brought no block. Why is not known.',
  'outlook.fork.why.idle': 'of those on {label} only {able} are seen to take part (quorum {quorum}); not so {who}',
  'outlook.fork.why.set': 'the validator set is not known',
  'outlook.fork.why.both': '{labels} both have a quorum and can grow',
  'outlook.fork.why.longer': '{label} has a quorum, but {longer} is longer, and nodes linked with both take the longer one',
  'outlook.fork.why.client': '{label} has a quorum, but what the other nodes do then was not seen with this client',
  'outlook.fork.why.unplaced': 'which branch {who} would go on with is not known',
  'outlook.fork.why.stopped': 'consensus is stopped on {who}, of the larger branch {label}',
  'outlook.fork.why.silent': 'not all who hold the larger branch answer and run consensus',
  'outlook.fork.move':
    '{count} validators of {from} would have to move to {to}: then it has {reached} of {validators}. Any of {candidates}.',
  'outlook.fork.move-one':
    'One validator of {from} would have to move to {to}: then it has {reached} of {validators}. Any of {candidates}.',
  'outlook.fork.instead': '{count} of {from} to {to} would do as well: {candidates}.',
  'outlook.fork.or': 'Or the other way: {count} of {from} to {to}.',
  'outlook.fork.no-moves': 'No branch reaches the quorum by moves of those who are placed.',
  'outlook.fork.restart.no':
    'Restarting consensus or the processes changes nothing: each camp still holds its own block. Tried on real networks, see docs/readings.md.',
  'outlook.fork.restart.besu':
    'miner_stop and miner_start do not restart consensus on Besu; restarting the processes leaves each camp with its own block.',
  'outlook.fork.not-due': 'The next block is not due before {at}, and overdue only from {overdue}: that none came yet proves nothing.',
  'outlook.fork.not-overdue': 'The next block is due; it counts as overdue from {overdue}.',
  'outlook.fork.ahead': '{label} is ahead at {height}; the nodes of {others} reorganise to it by themselves.',
  'outlook.fork.skipped': 'Rounds lost on {label} before that: {count}. They are turns of {who}, not on {label} or not answering.',
  'outlook.fork.chance':
    '{proposer} proposes {height} on {label} in round {round}, from {at}; the nodes of {others} follow once it is a block ahead.',
  'outlook.fork.chance-unknown': 'In which round {label} goes on is not known; the nodes of {others} follow once it is a block ahead.',

  'outlook.camps.no-set': 'The validator set is not known.',
  'outlook.camps.rule': 'The quorum of {validators} validators is {quorum} by the rule of this network, {rule}.',
  'outlook.camps.rule-assumed':
    'The quorum of {validators} validators is {quorum}; which rule is configured is not known, the stricter one is assumed.',
  'outlook.camps.below': '{label} has {held} of {validators} validators ({who}): {held} < {quorum}.',
  'outlook.camps.enough': '{label} has {held} of {validators} validators ({who}): {held} ≥ {quorum}.',
  'outlook.camps.stopped':
    '{label} has {held} of {validators} validators ({who}), enough for the quorum of {quorum} by number; but consensus is stopped on {stopped}: no quorum of it acts.',
  'outlook.camps.silent':
    '{label} has {held} of {validators} validators ({who}), enough for the quorum of {quorum} by number; but too few of them answer to tell that it acts.',
  'outlook.camps.nobody': '{label} is held by no validator ({nodes}).',
  'outlook.camps.unplaced': '{who}: on no branch, behind or not answering.',
  'outlook.camps.first-own':
    '{label} expects {proposer}, one of its own, to be the first to propose {height}; in which round it is now is not known.',
  'outlook.camps.first-other':
    '{label} expects {proposer}, which is not on {label}, to be the first to propose {height}: that round is lost there. In which round it is now is not known.',
  'outlook.camps.expects-own': '{label} expects {proposer} to propose {height} in round {round}, one of its own.',
  'outlook.camps.expects-other':
    '{label} expects {proposer} to propose {height} in round {round}, which is not on {label}: that round is lost there.',

  'outlook.round.unknown': 'The round at {height} is not known.',
  'outlook.round.log': 'Height {height} is in round {round} by a node log; its time-out is {lasts}, the next change at {next}.',
  'outlook.round.estimate':
    'Height {height} would be in round {round} by the age of the head (time-out {lasts}, next change at {next}). The estimate holds only if the timers run: frozen rounds, or steady transactions that set the timer anew, look the same from outside.',
  'outlook.round.at-most':
    'Height {height} is in round {round} at most, by the age of the head: validators that were away since then begin anew at round 0. When the round changes is not known.',
  'outlook.round.back-off': 'Time-outs grow with each round: round {round} lasts {lasts}.',

  'outlook.stall.forked': 'Needs you: the chain is forked, and no branch has the quorum to go on with.',
  'outlook.stall.quorum-lost':
    'Needs you: no block follows until {missing} more take part, of {who}. {present} of {validators} validators do, the quorum is {quorum}.',
  'outlook.stall.afterwards':
    'Once the quorum is back it may take as long again as the stall lasted: time-outs stay backed off until a round is common to all.',
  'outlook.stall.core-stopped': 'Needs you: consensus is stopped on {who} (eth_mining is false); it does not start by itself.',
  'outlook.stall.peers-lost': 'Needs you: {who} answer but have no peers.',
  'outlook.stall.partition': 'Needs you: no group of linked nodes has the quorum. It goes on by itself once the links are whole.',
  'outlook.stall.frozen': 'Needs you: {count} validators stand in one round far beyond its time-out; no round change ends it.',
  'outlook.stall.frozen-at': '{node} stands in round {round} since {at}.',
  'outlook.stall.refused': 'Their logs refuse the proposals: {why}.',
  'outlook.stall.wedged':
    'Needs you: consensus stands beyond the next height on {who}; only starting it anew ends that, on all validators.',
  'outlook.stall.wedged-why': 'A core whose height is above the chain’s next one starts no round and no timer.',
  'outlook.stall.traffic':
    'Needs you: pause the applications that send transactions and watch one time-out. The round can change once they pause.',
  'outlook.stall.traffic-why':
    'Measured on GoQuorum v24.4.1: with one proposer missing the chain stood for as long as transactions came, and went on when they paused. What a restart of consensus does meanwhile was not measured.',
  'outlook.stall.load':
    'Steady transactions can set the timer of a round back again and again: pause the applications before anything else and watch one time-out.',
  'outlook.stall.backed-off':
    'Recovers by itself if the timers run: at {at} (in {in}) round {round} begins, and {proposer} proposes it with a quorum answering.',
  'outlook.stall.backed-off.missed':
    'A round with a proposer that answers has passed since a quorum answers again ({since}), without a block: the estimate does not hold here. Rounds may be frozen; only logs tell.',
  'outlook.stall.backed-off.restarted':
    'Not known: only {stayed} validators kept their round, {needed} are needed to take the others along. Restarted ones begin again at round 0.',
  'outlook.stall.backed-off.when-unknown': 'A quorum answers again; in which round it finds together is not known.',
  'outlook.stall.backed-off.ibft':
    'Not known: a quorum answers again since {who} came back, but IBFT was not seen to find a common round by itself (no block in 90 s).',
  'outlook.stall.backed-off.besu':
    'Not known: a quorum answers again since {who} came back. In which round it finds together is not known.',
  'outlook.stall.backed-off.besu-common':
    'Recovers by itself if the timers run: round {round} is the first that a quorum is in together, from {at} (in {in}), with {proposer} to propose.',
  'outlook.stall.besu-rule':
    'Besu changes round by its own timer and never jumps: those who came back run through all rounds from 0. Measured: 293 s after a stall of 60 s.',
  'outlook.stall.backed-off.client':
    'Not known: a quorum answers again, but how long this mix of clients needs to a common round was not measured.',
  'outlook.stall.unknown':
    'Not known: {present} of {validators} validators answer, the quorum is {quorum}, and nothing that was looked at explains the stall.',
  'outlook.stall.unknown.unwatched':
    'Not known: {present} of {validators} validators answer, of {unwatched} it is not known; the quorum is {quorum}.',
  'outlook.stall.unknown.no-set': 'Not known: the validator set is not known.',
  'outlook.stall.restart-no.fork': 'Restarting consensus does not help while the blocks differ.',
  'outlook.stall.restart-no.quorum': 'Restarting consensus does not help: too few take part.',
  'outlook.stall.restart-no.links': 'Restarting consensus does not make links.',
  'outlook.stall.restart.goquorum':
    'miner_stop and miner_start on all validators within seconds begin at round 0 again, harmless without a fork; measured: next block within 1 s.',
  'outlook.stall.restart.deaf':
    'Restarting consensus now would make it longer: the turn of round 0 is that of {who}, who is away, and new cores do not hear each other in rounds they have had at this height (GoQuorum drops messages it has seen).',
  'outlook.stall.restart.turn':
    'Whether restarting consensus helps is not known: it does where the proposer of round 0 is there, and whose turn that is can not be told.',
  'outlook.stall.restart.besu':
    'On Besu miner_stop and miner_start do nothing. All validator processes restarted at once: next block after 2.5 to 3.4 s (Forest storage; with Bonsai a restart in mid-stall is risky).',
  'outlook.stall.restart.unknown':
    'Which clients run is not known for all nodes: what a restart does was measured for GoQuorum and Besu alone.',

  'outlook.recovery.stopped': 'Recovery {number} has stopped consensus on {nodes}.',
  'outlook.recovery.cut': 'Recovery {number} has cut the links of {nodes}.',
  'outlook.recovery.leave':
    'It starts and links them again itself: nothing else is to be started or linked meanwhile. The page of recovery {number} tells how far it is.',
  'outlook.stall.recovery': 'Held by recovery {number}, which has stopped consensus or cut links and undoes that itself.',
  'outlook.round.stopped': 'The round at {height} is not known: consensus is stopped on {who}.',
  'outlook.round.stopped-recovery': 'The round at {height} is not known: recovery {recovery} has stopped consensus on {who}.',

  'outlook.margin.spare':
    '{present} of {validators} validators take part, the quorum is {quorum}: {spare} more may be lost before the chain stops.',
  'outlook.margin.below': '{present} of {validators} validators take part, the quorum is {quorum}: no block follows.',
  'outlook.margin.unknown': 'Of {unknown} validators it is not known.',
  'outlook.margin.turns': 'Each turn of {who} costs a round change: {lasts} more at that height.',
  'outlook.margin.no-validator': '{nodes}: no validator, the quorum does not depend on it.',
} as const;
