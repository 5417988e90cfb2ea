export type GlossaryEntry = {
  /** As a heading or label has it. */
  readonly term: string;
  /** What it is, in one or two plain sentences. */
  readonly says: string;
  /** Other names it is met under, in clients and papers. */
  readonly also?: readonly string[];
};

/** The field's words, once: explained in the product where they first stand, and printed as docs/glossary.md. */
export const GLOSSARY = {
  ancestor: {
    term: 'Last common ancestor',
    says: 'The highest block that all branches of a fork hold in common, A. It is proven on both sides: equal at A, different at A + 1.',
    also: ['fork point'],
  },
  agreement: {
    term: 'Agreement',
    says: 'At a height: all nodes that hold a block there hold the same hash. A node that is behind disagrees with nobody.',
  },
  'api-group': {
    term: 'API group',
    says: 'A part of a node’s JSON-RPC, such as eth, admin or istanbul. What a closed group would tell is not known, and is never taken for fine.',
    also: ['namespace', 'API module'],
  },
  approval: {
    term: 'Approval',
    says: 'Another person’s consent to one plan, bound to its hash: a plan that changes needs it anew.',
  },
  author: {
    term: 'Author',
    says: 'The validator that proposed a block and whose address or seal stands in its header as such.',
    also: ['proposer of a block'],
  },
  'back-off': {
    term: 'Back-off',
    says: 'Each failed round doubles the time-out of the next one. After a long stall a quorum may be back for minutes before the next round begins.',
  },
  behind: {
    term: 'Behind',
    says: 'A node whose head is lower than that of others and on no branch of its own. Behind is not forked.',
  },
  'block-period': {
    term: 'Block period',
    says: 'The least time between two blocks by the chain’s settings (blockperiodseconds).',
  },
  branch: {
    term: 'Branch',
    says: 'One of the chains that stand above the last common ancestor of a fork. Branches have letters, from A on.',
  },
  'break-glass': {
    term: 'Break glass',
    says: 'To start a plan without the approval it needs. It takes a reason, and everybody is told.',
  },
  camp: {
    term: 'Camp',
    says: 'The validators and nodes that hold one branch. Camps count validators by address, never URLs.',
  },
  canary: {
    term: 'Canary',
    says: 'The one node that is rewound first. The others follow only once it stands at the right height and hash.',
  },
  'commit-seal': {
    term: 'Commit seal',
    says: 'A validator’s signature under a block, given when it commits to it. A block needs a quorum of them and keeps little more.',
    also: ['committed seal'],
  },
  committers: {
    term: 'Committers',
    says: 'The validators whose commit seals a block carries.',
  },
  confidence: {
    term: 'Confidence',
    says: 'How sure an explanation is: proven, likely, possible, unlikely or ruled out, by the facts for and against it.',
  },
  core: {
    term: 'Consensus core',
    says: 'The part of a validator that takes part in rounds. Where it is stopped the node still answers and follows blocks (eth_mining is false).',
  },
  'double-seal': {
    term: 'Sealed both',
    says: 'One validator’s commit seals stand on two blocks of one height. In different rounds honest software can do this.',
  },
  'dry-run': {
    term: 'Dry run',
    says: 'A plan is gone through on the same code as a real run, and nothing that changes a node is sent.',
  },
  equivocation: {
    term: 'Equivocation',
    says: 'One validator sealed two blocks of one height in the same round, by the rounds in both headers. It says nothing of why.',
  },
  epoch: {
    term: 'Epoch',
    says: 'A number of heights after which open votes on validators lapse.',
  },
  estimate: {
    term: 'Estimated round',
    says: 'The round the validators would be in by the age of the head and the time-outs, were their timers undisturbed. Only logs tell the real one.',
  },
  evidence: {
    term: 'Evidence',
    says: 'What an incident rests on and keeps: headers, seals, answers of nodes, lines of logs. It survives a restart.',
  },
  'extra-data': {
    term: 'Extra-data',
    says: 'The field of a header in which QBFT and IBFT keep validators, vote, round and seals.',
  },
  f: {
    term: 'F',
    says: 'How many validators may fail without harm: a third of the set rounded up, less one.',
  },
  fork: {
    term: 'Fork',
    says: 'Two or more hashes at one height, each held by nodes that answer and read twice. The same block with other seals is none.',
    also: ['split'],
  },
  'forked-height': {
    term: 'Forked height',
    says: 'The first height at which the branches differ: one above the last common ancestor.',
  },
  genesis: {
    term: 'Genesis',
    says: 'Block 0. Nodes with another genesis are of another chain and are compared with nobody.',
  },
  head: {
    term: 'Head',
    says: 'The highest block a node holds.',
    also: ['tip', 'latest'],
  },
  height: {
    term: 'Height',
    says: 'A block’s number: how many blocks stand below it.',
    also: ['block number', 'sequence'],
  },
  incident: {
    term: 'Incident',
    says: 'Something that is wrong with the network, from when it began to how it ended, with its evidence and what people did.',
  },
  isolation: {
    term: 'Isolation',
    says: 'All links between the nodes are cut, proven at both ends, so that a rewound node does not take the same block back at once.',
  },
  margin: {
    term: 'Margin',
    says: 'How many more validators may be lost before fewer than the quorum are left. At 0 the loss of any one stops the chain.',
  },
  member: {
    term: 'Member',
    says: 'A node that follows the chain and is no validator: it neither proposes nor seals.',
    also: ['full node', 'transaction node', 'non-validator'],
  },
  'one-sided': {
    term: 'One-sided link',
    says: 'One node lists another as its peer, and that one does not list it.',
  },
  outlook: {
    term: 'Outlook',
    says: 'Whether it heals by itself, until when, and who would have to move, by the quorum of each branch.',
  },
  partition: {
    term: 'Partition',
    says: 'Groups of nodes with no link between them, by the peers that both ends tell.',
  },
  peer: {
    term: 'Peer',
    says: 'A node that another one is connected to. Consensus messages are passed on by validators alone.',
  },
  playbook: {
    term: 'Playbook',
    says: 'A known way to recover, such as restarting consensus or rewinding all nodes. It becomes a plan for the network as it is.',
  },
  plan: {
    term: 'Plan',
    says: 'The steps of a recovery with every command and every check, made and approved before anything is sent.',
  },
  proposer: {
    term: 'Proposer',
    says: 'The validator whose turn it is in a round: it alone may offer a block then.',
    also: ['leader'],
  },
  quorum: {
    term: 'Quorum',
    says: 'How many validators must seal a block, by the network’s own rule: two thirds of the set rounded up, or 2F + 1.',
  },
  reading: {
    term: 'Reading',
    says: 'An explanation of a fork in plain words, with what speaks for it, what against it, and what would decide it.',
  },
  reorganisation: {
    term: 'Reorganisation',
    says: 'A node exchanged blocks it held for others. Under QBFT and IBFT a block with a quorum of seals is final, so this needs an explanation.',
    also: ['reorg'],
  },
  rewind: {
    term: 'Rewind',
    says: 'To set a node’s head back to a lower block (debug.setHead). Blocks above it are lost to that node; their transactions may be saved and sent again.',
  },
  round: {
    term: 'Round',
    says: 'One attempt to make the block of a height, counted from 0. Each round has a proposer of its own.',
    also: ['view'],
  },
  'round-change': {
    term: 'Round change',
    says: 'A round passed without a block, and the next one began with another proposer. Now and then is usual; often is a sign.',
    also: ['view change'],
  },
  'round-timeout': {
    term: 'Round time-out',
    says: 'How long a round may last: requesttimeoutseconds in round 0, doubled with each round in QBFT; in IBFT 2 to the power of the round, in seconds, comes on top.',
  },
  shelved: {
    term: 'Shelved',
    says: 'Put aside with a reason until a moment: the incident stands, and asks nobody until then.',
  },
  silent: {
    term: 'Silent validator',
    says: 'A validator that neither proposes nor seals for several of its turns. A single missing seal proves nothing.',
  },
  stale: {
    term: 'Stale',
    says: 'What is shown is of some time ago, and what came after is not known: the link is lost, or the nodes were not asked.',
  },
  stall: {
    term: 'Stall',
    says: 'No block although one is due: the block period and two time-outs have passed.',
  },
  transition: {
    term: 'Transition',
    says: 'A change of the chain’s settings from a height on, as it stands in the genesis file. It must be the same on all nodes.',
  },
  turn: {
    term: 'Turn',
    says: 'The round in which a validator is the proposer. A turn fails when its round passes without a block.',
  },
  unknown: {
    term: 'Not known',
    says: 'No node told it, or what was told can’t be relied on. It is hatched, and never shown as 0, as an empty list or as fine.',
  },
  validator: {
    term: 'Validator',
    says: 'A node whose key belongs to the validator set: it proposes blocks and seals them.',
    also: ['signer', 'sealer'],
  },
  'validator-set': {
    term: 'Validator set',
    says: 'The addresses that may propose and seal a block: the set in force after its parent.',
  },
  verification: {
    term: 'Verification',
    says: 'Each header’s hash is worked out anew by the client’s own rule, and each seal is recovered to its signer and held against the parent’s validator set.',
  },
  vote: {
    term: 'Vote',
    says: 'A validator’s word, in a header, to add a validator or to remove one. More than half of the set carries it.',
  },
} as const satisfies Readonly<Record<string, GlossaryEntry>>;

export type TermId = keyof typeof GLOSSARY;

/** All entries in alphabetical order. */
export const glossaryEntries = (): readonly (GlossaryEntry & { readonly id: TermId })[] =>
  (Object.entries(GLOSSARY) as readonly (readonly [TermId, GlossaryEntry])[])
    .map(([id, entry]) => ({ id, ...entry }))
    .sort((a, b) => a.term.localeCompare(b.term, 'en'));

/** The glossary as docs/glossary.md. */
export function glossaryMarkdown(): string {
  const lines = glossaryEntries().map(({ term, says, also }) => `- **${term}**${also ? ` (${also.join(', ')})` : ''}: ${says}`);
  return `# Glossary\n\nMade of \`lib/views/glossary.ts\`, which the product explains its words by as well. In brackets: other names of the same.\n\n${lines.join('\n')}\n`;
}
