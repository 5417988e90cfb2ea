/** Sentences of the pages about rounds, validators, nodes and peers. */
export const PAGE_PHRASES = {
  'validators.none': 'Not known who the validators are: no node tells the set, and no header that was read names it.',
  'validators.all': 'All {validators} validators propose and seal; any {spare} may be lost before the chain stops.',
  'validators.all.last': 'All {validators} validators answer, and all are needed: the loss of any one stops the chain.',
  'validators.less': '{reachable} of {validators} validators answer, quorum is {quorum}: any {spare} of them may still be lost.',
  'validators.margin': '{reachable} of {validators} validators answer, quorum is {quorum}: the loss of any one of them stops the chain.',
  'validators.below':
    '{reachable} of {validators} validators answer, quorum is {quorum}: {missing} more must come back before a block can follow.',
  'validators.unwatched':
    '{reachable} of {validators} validators answer, of {unwatched} it is not known whether they run; quorum is {quorum}.',
  'validators.silent': '{names}: neither a block nor a seal in {heights} heights.',
  'validators.failing': '{names} failed {count} of the turns that fell to {them}; each costs a round change.',
  'validators.rule': 'Quorum by this network’s rule {rule}: {quorum} of {validators}, so {spare} may be missing.',
  'validators.rule.unknown': 'Quorum is taken to be {quorum} of {validators}: no node tells which rule the chain goes by.',
  'validators.rule.weak':
    'Under {rule} two groups of {quorum} with no validator in common exist among {validators}: each could go on alone.',
  'validators.forked': 'Forked: {camps}, quorum is {quorum}. Counted below is the branch that most nodes hold.',
  'validators.forked.searching': 'Forked, and the branches are still being told apart. Counted below is the branch that most nodes hold.',
  'validators.stalled': '{reachable} of {validators} validators answer, quorum is {quorum}, and yet no block comes.',
  'validators.over': 'Heights {from} to {to}.',
  'validators.over.none': 'No height was seen in this window.',
  'validators.over.short': 'Only {heights} heights are kept: the watch has not seen more.',
  'validators.over.sets':
    'Of {count} heights the validator set is no longer known: they count for who proposed or sealed them, and against nobody.',
  'validators.over.turns': 'Of {count} round changes it is not known whose turn failed.',
  'validators.seals':
    'A block keeps little more than a quorum of seals, those that came first: a missing seal proves nothing. Only a validator that neither seals nor proposes for long is silent.',
  'votes.unknown':
    'Not known whether votes are open: no node tells its snapshot (istanbul_getSnapshot), and votes can’t be followed from one.',
  'votes.contract': 'Validators come from a contract here: there are no votes in headers.',
  'votes.none': 'No vote is open.',
  'votes.add': '{voters} voted {candidate} in: {needed} more of {validators} needed.',
  'votes.drop': '{voters} voted {candidate} out: {needed} more of {validators} needed.',
  'votes.after': 'Carried, there are {after} validators and quorum is {quorum}; {reachable} of the present ones answer.',
  'votes.after.short':
    'Carried, there are {after} validators and quorum is {quorum}, but only {reachable} of them would answer: the chain would stop.',
  'votes.lapse': 'Open votes lapse at height {height} (end of the epoch).',
} as const;
