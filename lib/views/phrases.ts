/** Every sentence of the product as data: key → template with {parameters}. A second language is one file like this. */
export const PHRASES = {
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
  'verdict.slow': 'Slow at {height}: no block for {age}, one was due after {expected}.',
  'verdict.stalled.noquorum': 'Stalled at {height}: {reachable} of {validators} validators answer, quorum is {quorum}. No block for {age}.',
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
  'detail.fork.no': 'It will not heal by itself: no branch can reach the quorum of {quorum}, so neither waiting nor restarts help.',
  'detail.fork.yes':
    '{label} holds a quorum: it goes on, and the holders of the other branch follow by themselves once it is a block ahead.',
  'detail.fork.unknown': 'Whether it heals by itself is not known: {why}.',
  'detail.fork.why.unplaced': 'which branch {nodes} would go on with is not known',
  'detail.fork.why.silent': 'not all who hold the larger branch answer',
  'detail.fork.why.set': 'the validator set is not known',
  'detail.fork.why.client': 'one branch has a quorum, but what the other nodes do then is not known for this client',
  'detail.fork.why.both': 'more than one branch has a quorum and can grow',
  'detail.stalled.rounds': 'Estimated round {round}: time-outs grow with each round, the next round change is due in {next}.',
  'detail.stalled.log': 'Round {round} by a node log; the next round change is due in {next}.',
  'detail.stalled.noquorum': 'No block can follow until {missing} part. Not answering: {names}.',
  'detail.last.forked': 'Before the answers ended it was forked at {forked}.',
  'detail.last.head': 'The last block that was heard of is {height}.',
  'detail.silent': '{names} not answering.',
  'detail.transition': 'By the chain configuration the next block is due {expected} after this one: no alarm before.',
  'finding.unreachable': '{node} does not answer: {message}',
  'finding.error': '{node} answers with an error: {message}',
  'finding.wrong-chain': '{node} is of another chain ({what} {has}, expected {expected}) and is not compared.',
  'finding.identity-changed':
    '{node} changed its identity from {from} to {to}: a load balancer in front of several nodes? Its answers can not be told apart.',
  'finding.identity-shared': '{nodes} prove the same identity {address}: one validator at several URLs counts once.',
  'finding.identity-unexpected': '{node} proves to be {proven}, the configuration says {configured}.',
  'finding.header-mismatch': '{node} sends a header at {height} that fails verification: {detail}.',
  'finding.absurd-head': '{node} claims head {height}, unproven and far above the highest other head {highest}: it is not believed.',
  'finding.block-mismatch': 'Block {hash} at {height} fails verification: {detail}.',
  'finding.unverifiable': 'Headers can not be fully verified: {why}.',
  'finding.proposer': 'Block {height} was proposed by {author}, expected was {expected} for round {round}.',
  'finding.sealed-both': '{names} sealed both branches.',
  'finding.unwatched': 'No configured node proved to be {count} of the {validators} validators: whether they run is not known.',
  'finding.behind': '{node} is behind: its head is {lag} heights below the highest.',
  'finding.quorum-rule': 'The quorum rule 2F+1 lets {validators} validators go on with {quorum}: two camps can both reach it.',
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
  'height.agreed': 'Agreed at {height}: {held} of {validators} validators hold {hash}.',
  'height.agreed.noset': 'Agreed at {height}: every node holds {hash}.',
  'height.forked': '{count} hashes at {height}: {camps}.',
  'height.undecided': 'Undecided at {height}: {why}.',
  'height.unknown': 'Nothing is known of {height}.',
  'height.history': '{count} earlier {hashes} at this height lapsed.',
} as const;

export type PhraseKey = keyof typeof PHRASES;

/** Fills a phrase. A parameter that is missing stays visible as {name}: better an odd sentence than a wrong one. */
export function say(key: PhraseKey, params: Readonly<Record<string, string | number>> = {}): string {
  return PHRASES[key].replace(/\{(\w+)\}/g, (hole, name: string) => (name in params ? String(params[name]) : hole));
}
