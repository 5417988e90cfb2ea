/** Sentences of the detectors: what is wrong, and what it means. */
export const DETECTOR_PHRASES = {
  'detector.fork.stands': 'Forked at {height} (last common {ancestor}); validators per branch: {camps}. Quorum is {quorum}.',
  'detector.fork.unproven': 'Forked at or below {height}: {hashes} hashes at one height, each read twice.',
  'detector.fork.searching': 'The last common ancestor is still being searched.',
  'detector.fork.stuck': 'The last common ancestor could not be proven from the answers there are. Who is on which side is not known.',
  'detector.fork.needs-you':
    'It will not heal by itself: no branch can reach the quorum of {quorum}, so neither waiting nor restarts help. {due}',
  'detector.fork.heals': '{label} holds a quorum and goes on; the holders of the other branch follow once it is a block ahead. {due}',
  'detector.fork.unknown': 'Whether it heals by itself is not known. {due}',
  'detector.fork.due': 'The next block is due.',
  'detector.fork.not-due': 'The next block is due at {at} and overdue from {overdue}: until then a missing block says nothing.',
  'detector.stall.quorum-lost': 'No block {height} since {at}: {present} of {validators} validators take part, quorum is {quorum}.',
  'detector.stall.quorum-lost.means': 'No block can follow until {missing} more take part. Away: {away}.',
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
    'On {count} nodes a round lasts much longer than its time-out. Either the timers do not run, or transactions that keep coming set them back; neither waiting helps.',
  'detector.stall.backed-off':
    'No block {height} since {at} although {present} of {validators} validators answer (quorum {quorum}): the quorum was lost and is back, time-outs are backed off.',
  'detector.stall.backed-off.means':
    '{returned} came back after the last block. Time-outs doubled meanwhile, and validators may be in different rounds. Estimated round {round}, next round change at {next}, if the timers run.',
  'detector.stall.forked': 'No block {height} since {at}.',
  'detector.stall.forked.means': 'The fork holds it.',
  'detector.stall.unknown':
    'No block {height} since {at} although {present} of {validators} validators answer (quorum {quorum}). What holds it is not known.',
  'detector.stall.unknown.means':
    'Estimated round {round}, next round change at {next}, if the timers run: only the logs of the nodes tell whether they do.',
  'detector.stall.unknown.unwatched': 'Whether {count} validators run is not known: no configured node proved to be them.',
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
  'detector.margin.means': 'Not answering: {silent}. Consensus stopped: {stopped}. Neither proposing nor sealing: {idle}.',
} as const;
