import { type CannotFollow, followVotes } from '@/lib/consensus/follow-votes';
import type { Hash, ValidatorSnapshot } from '@/lib/consensus/types';
import type { BlockWorkshop, DrillBlock } from '@/lib/drill/types';

/** Validators and open votes after a block. Most blocks share the object of their parent. */
export type Standing = Pick<ValidatorSnapshot, 'validators' | 'votes'>;

/** The standing after a block, whose ancestors `blockOf` finds; null = an ancestor is missing, or an author is no validator. */
export type Snapshots = (block: DrillBlock, blockOf: (hash: Hash) => DrillBlock | null) => Standing | null;

const shared = new WeakMap<BlockWorkshop, Snapshots>();

/**
 * Validator sets by block hash, one book for all nodes of a network: a set is a function of the block.
 * Source: quorum consensus/istanbul/backend/engine.go snapshot, snapApplyHeader. Sets that the chain config puts in force are not followed.
 */
export function shareSnapshots(workshop: BlockWorkshop): Snapshots {
  const known = shared.get(workshop);
  if (known !== undefined) return known;
  const made = createSnapshots(workshop);
  shared.set(workshop, made);
  return made;
}

function createSnapshots({ genesis, settingsAt }: BlockWorkshop): Snapshots {
  const standings = new Map<Hash, Standing>([[genesis.block.hash, { validators: [...genesis.validators].sort(), votes: [] }]]);

  const apply = (parent: Standing, block: DrillBlock): Standing | null => {
    const { header, author, vote } = block;
    const isQuiet = vote === null && parent.votes.length === 0;
    if (isQuiet) return parent.validators.includes(author) ? parent : null;
    const before = { height: header.height - 1, hash: header.parentHash, ...parent };
    // The client does not look at the list in the header here, so it can't make the snapshot unknown.
    const facts = { format: 'qbft', hash: block.hash, author, round: 0, seals: [], listed: parent.validators, vote } as const;
    const after = followVotes(before, header, facts, settingsAt(header.height).epochLength);
    if (isUnknown(after)) return null;
    const isSame = after.validators === parent.validators && after.votes === parent.votes;
    return isSame ? parent : { validators: after.validators, votes: after.votes };
  };

  return (block, blockOf) => {
    const found = standings.get(block.hash);
    if (found !== undefined) return found;
    const missing: DrillBlock[] = [];
    let standing: Standing | undefined;
    for (let at: DrillBlock | null = block; standing === undefined; at = blockOf(at.header.parentHash)) {
      if (at === null) return null;
      standing = standings.get(at.hash);
      if (standing === undefined) missing.push(at);
    }
    let last: Standing = standing;
    for (const next of missing.reverse()) {
      const after = apply(last, next);
      if (after === null) return null;
      standings.set(next.hash, after);
      last = after;
    }
    return last;
  };
}

const isUnknown = (result: ValidatorSnapshot | CannotFollow): result is CannotFollow => 'unknown' in result;
