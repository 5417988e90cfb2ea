import type { Address } from '@/lib/consensus/types';

export type ForkOutlook = {
  /** Branches that do not part further up, with their tips and the validators on each. */
  readonly branches: readonly { readonly tip: { readonly height: number }; readonly validators: readonly Address[] }[];
  /** Validators of the set on no branch: behind, not answering, or no node proved to be them. */
  readonly unplaced: readonly Address[];
  /** null = the set or the rule is not known. */
  readonly quorum: number | null;
  /** What the client does when one branch holds a quorum (dialect table); null = never seen. */
  readonly majorityForkHeals: boolean | null;
};

/**
 * Whether the network goes on without help. `no` only where no branch can reach a quorum even with everybody who is not placed.
 * A validator seen on two branches counts for neither when a quorum is claimed, and for both when one is ruled out.
 */
export function healsByItself({ branches, unplaced, quorum, majorityForkHeals }: ForkOutlook): 'yes' | 'no' | 'unknown' {
  if (quorum === null) return 'unknown';
  const sets = branches.map(({ validators }) => new Set(validators));
  const sure = sets.map((set) => [...set].filter((address) => sets.every((other) => other === set || !other.has(address))).length);
  const withQuorum = sure.filter((count) => count >= quorum).length;
  // Two branches that both have a quorum (2F+1 of 6) both grow: what comes of it is nobody's rule.
  if (withQuorum > 1) return 'unknown';
  if (withQuorum === 1) {
    const kept = branches[sure.findIndex((count) => count >= quorum)]?.tip.height ?? 0;
    // Fork choice asks for the longer chain, not for a quorum: whoever is linked with it drops what the quorum made.
    if (branches.some(({ tip }) => tip.height > kept)) return 'unknown';
    return majorityForkHeals === null ? 'unknown' : majorityForkHeals ? 'yes' : 'no';
  }
  const reachable = sets.some((set) => new Set([...set, ...unplaced]).size >= quorum);
  return reachable ? 'unknown' : 'no';
}
