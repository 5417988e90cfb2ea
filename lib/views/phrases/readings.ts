/** Why a fork came about: explanations with the facts for and against them. */
export const READING_PHRASES = {
  'sealing.two-rounds': '{validators} sealed two blocks at height {height}, in rounds {first} and {second}.',
  'sealing.same-round': '{validators} sealed two blocks at height {height}, both in round {round}: equivocation by the headers.',
  'sealing.round-unknown': '{validators} sealed two blocks at height {height}; round unknown.',

  'reading.race.says':
    'A validator that was to propose {next} sent its own block of {height} instead, and the others sealed it: a fault of GoQuorum v22.7.0 to v23.4.0 among honest nodes.',
  'reading.race.one-later':
    '{author}, the author of {first}, was expected at {height}; {late}, the author of {second}, was not, but was expected exactly one height later, at {next}.',
  'reading.race.out-of-turn': 'An author of {first} or {second} was not expected at this height, nor was it exactly one height later.',
  'reading.race.affected': '{nodes}: {versions} has the race.',
  'reading.race.not-affected':
    '{nodes}: {versions} does not have the race. Whether it was another version when the blocks were made is not known.',
  'reading.race.version-unknown': 'Which version the validators run is not known, or whether an empty-block period is set.',
  'reading.race.besu': 'The validators run Besu; the race is a fault of GoQuorum.',
  'reading.race.both-grew':
    'Both branches went on ({first} {depth} blocks, {second} {otherDepth}): after a race one side at most has a quorum to go on with.',
  'reading.race.ibft': 'The known race is in the code of QBFT, this chain runs IBFT.',
  'reading.race.caught': 'The log of {node} shows a proposal of block {height} in the view of {sequence} at {at}.',

  'reading.meshes.says':
    'The keys of the validators ran in two meshes without links between them, and each mesh made its own block at {height} with a quorum of its own; later they were joined.',
  'reading.meshes.only-people-know': 'Whether validators were moved, copied or restored with the same keys: no node tells it.',

  'reading.one-key.says': 'At least one validator key ran in two processes at once when {height} was sealed.',
  'reading.one-key.apart':
    '{nodes} prove the same identity {address} and stand on different branches ({branches}): two processes with one key.',
  'reading.one-key.shared': '{nodes} prove the same identity {address}: two processes, or two URLs of one.',
  'reading.one-key.two-hosts': 'Nodes are connected to the key of {validators} at different hosts: {hosts}.',
  'reading.one-key.no-peers': 'No node gives its peers: whether a key is seen at two addresses is not known.',

  'reading.reproduced.says': 'Validators lost final blocks by an unclean shutdown, came back lower and made {height} a second time.',
  'reading.reproduced.came-back': '{node} came back lower at {at}: {to} after {from}.',
  'reading.reproduced.unclean': 'The log of {node} tells of an unclean shutdown (read at its start {at}).',
  'reading.reproduced.logs-clean': 'The logs of those who sealed both blocks tell of no unclean shutdown between the two.',
  'reading.reproduced.undated': 'The log of {node} tells of an unclean shutdown; whether it lies between the two blocks is not known.',
  'reading.reproduced.not-seen': 'How {validators} were stopped before is not known: no log of theirs is read.',

  'reading.unsafe-rule.says': 'The network was cut in two, and the quorum rule 2F+1 let both parts go on from {height}.',
  'reading.unsafe-rule.safe':
    'The quorum is {quorum} of {validators}: two quorums need {twice} seals, so at least {shared} validators must have sealed both blocks.',
  'reading.unsafe-rule.unsafe': 'The quorum is {quorum} of {validators}: two camps that share nobody can both reach it.',
  'reading.unsafe-rule.shared': 'The two quorums share {validators}: a cut alone does not make them.',
  'reading.unsafe-rule.apart': 'The blocks of {first} and {second} carry a quorum each, and nobody sealed both.',
  'reading.unsafe-rule.unknown': 'The validator set at the fork is not known.',

  'reading.genesis.says': 'The nodes do not run by the same rules at {height}: a genesis file or a transition differs.',
  'reading.genesis.differs': 'The chain configuration in force at the fork differs: {groups}.',
  'reading.genesis.equal': 'All {nodes} nodes that tell it have the same chain configuration up to the fork.',
  'reading.genesis.not-told': '{nodes} do not tell their chain configuration.',
  'reading.genesis.first-block': 'The fork is at the first block after genesis.',
  'reading.genesis.transition': 'The configuration has a transition at {height}, where the fork begins.',

  'reading.unknown.says': 'Something else. The known explanations are not all there are.',

  'reading.fact.logs-agree': 'The own logs of {nodes} name {count} different blocks at {height} as well, without being asked over RPC.',
  'reading.fact.logs-differ':
    'The logs of {nodes} name another block at {height} than their nodes answer: old logs, or those of other nodes.',
  'reading.fact.skipped': 'The block of {label} at {height} is of round {round}: the turns of {who} before it passed without one there.',
  'reading.fact.skipped-unknown': 'The block of {label} at {height} is of round {round}; whose turns passed before it is not known.',
  'reading.fact.times': 'The header times of {first} and {second} are {ms} apart.',
  'reading.fact.both-expected':
    '{author}, the author of {first}, was expected at {height} in round {round}; {other}, the author of {second}, in round {otherRound}: nobody proposed out of turn.',
  'reading.fact.both-expected.round-unknown':
    '{author}, the author of {first}, and {other}, the author of {second}, each had a turn at {height}; round unknown.',
  'reading.fact.author-unexpected': 'An author of {first} or {second} was not expected at this height.',
  'reading.fact.turns-unknown': 'Whose turn it was at the blocks of {first} and {second} is not known.',
  'reading.fact.both-quorum': '{first} carries {seals} valid seals and {second} {otherSeals}; the quorum is {quorum}.',
  'reading.fact.header-fails': 'The block of {label} fails verification ({seals} seals of validators, the quorum is {quorum}).',
  'reading.fact.too-few-seals': 'The block of {label} carries {seals} seals of validators, the quorum is {quorum}.',
  'reading.fact.by-own-list':
    'No node tells the validator set after the parent: the blocks were held against the set they list themselves.',
  'reading.fact.seals-unknown': 'The seals of {first} and {second} could not all be verified.',
  'reading.fact.no-shared-signer': 'No validator sealed both {first} and {second}.',
  'reading.fact.no-double-sealer': 'No validator sealed two blocks at this height.',
  'reading.fact.both-grew': 'Both branches went on with a quorum of their own ({first} {depth} blocks, {second} {otherDepth}).',
} as const;
