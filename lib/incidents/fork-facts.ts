import type { BlockPicture, BranchPicture, ForkPicture } from '@/lib/chain/picture';
import type { Hash } from '@/lib/consensus/types';
import { type DoubleSealing, doubleSealings } from './double-sealing';
import { proveSide, type SideProof } from './side-proof';
import type { DiagnosisInput } from './types';

export type ProvenFork = Extract<ForkPicture, { state: 'proven' }>;

/** One branch where it parts from another: its block there, what that proves, and how many blocks it has from there on. */
export type ForkSide = SideProof & {
  readonly label: string;
  readonly hash: Hash;
  readonly block: BlockPicture | null;
  readonly depth: number;
};

/** Two branches at the height where they part, over one parent. */
export type ForkPair = {
  readonly sides: readonly [ForkSide, ForkSide];
  /** Where they differ first. */
  readonly height: number;
  /** The last block they share. */
  readonly parent: Hash;
  /** Validators that sealed both blocks. */
  readonly doubleSealings: readonly DoubleSealing[];
};

/** What the readings of a fork rest on. */
export type ForkFacts = { readonly fork: ProvenFork; readonly forked: number; readonly pairs: readonly ForkPair[] };

/** The proven fork with every pair of blocks that part from one parent; null = no fork is proven. */
export function forkFacts(input: DiagnosisInput): ForkFacts | null {
  const { fork } = input.picture;
  if (fork.state !== 'proven') return null;
  const pairs = new Map<string, ForkPair>();
  fork.branches.forEach((one, index) => {
    for (const other of fork.branches.slice(index + 1)) {
      const pair = pairOf(fork, one, other, input);
      // Branches that part again higher up are one at the lower height.
      const key = pair.sides.map(({ hash }) => hash).join();
      if (pair.sides[0].hash !== pair.sides[1].hash && !pairs.has(key)) pairs.set(key, pair);
    }
  });
  return { fork, forked: fork.ancestor.height + 1, pairs: [...pairs.values()] };
}

type Blocks = (hash: Hash) => BlockPicture | null;

function pairOf(fork: ProvenFork, one: BranchPicture, other: BranchPicture, input: DiagnosisInput): ForkPair {
  const { block } = input.picture;
  const chains = [chainDown(fork, one, block), chainDown(fork, other, block)] as const;
  const shared = [...chains[0]].filter(([height, hash]) => chains[1].get(height) === hash).map(([height]) => height);
  const top = Math.max(fork.ancestor.height, ...shared);
  const sideOf = (branch: BranchPicture, chain: ReadonlyMap<number, Hash>): ForkSide => {
    const hash = chain.get(top + 1) ?? branch.hash;
    return { label: branch.label, hash, block: block(hash), depth: Math.max(1, branch.tip.height - top), ...proveSide(input, block(hash)) };
  };
  const sides = [sideOf(one, chains[0]), sideOf(other, chains[1])] as const;
  const parent = chains[0].get(top) ?? fork.ancestor.hash;
  return { sides, height: top + 1, parent, doubleSealings: doubleSealings(sides[0].block, sides[1].block) };
}

/** Hashes of a branch by height, from its first own block down to the ancestor, as far as its blocks are known. */
function chainDown({ ancestor }: ProvenFork, branch: BranchPicture, block: Blocks): ReadonlyMap<number, Hash> {
  const chain = new Map<number, Hash>([[ancestor.height, ancestor.hash]]);
  let hash: Hash = branch.hash;
  for (let known = block(hash); known && known.header.height > ancestor.height; known = block(hash)) {
    chain.set(known.header.height, hash);
    hash = known.header.parentHash;
  }
  return chain;
}
