/** What is odd about a node or a block, one line each. */
export const FINDING_PHRASES = {
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
  'finding.sealed-several': '{names} sealed more than one branch.',
  'finding.unwatched': 'No configured node proved to be {count} of the {validators} validators: whether they run is not known.',
  'finding.behind': '{node} is behind: its head is {lag} heights below the highest.',
  'finding.quorum-rule': 'The quorum rule 2F+1 lets {validators} validators go on with {quorum}: two camps can both reach it.',
} as const;
