import type { Address, Hash } from '@/lib/consensus/types';
import type { ChainNode, HeadRef, NodeId } from './types';

/** The holders of one hash; `validators` are distinct proven addresses of the set in force, members are only in `nodes`. */
export type Camp = { readonly hash: Hash; readonly nodes: readonly NodeId[]; readonly validators: readonly Address[] };

export type AgreementWhy =
  /** agreed: a quorum of validators holds the hash. */
  | 'quorum'
  /** agreed: the validator set is not known, but every configured node holds the hash. */
  | 'all-nodes'
  /** forked: at least two hashes, each read again. */
  | 'several-hashes'
  /** undecided: a second hash was seen and is not yet read again. */
  | 'read-again'
  | 'no-claims'
  | 'too-few-validators'
  | 'validators-unknown';

export type Agreement = {
  readonly state: 'agreed' | 'forked' | 'undecided';
  /** Most validators first, then most nodes, then hash. */
  readonly camps: readonly Camp[];
  /** Head known and below the height. */
  readonly behind: readonly NodeId[];
  /** No claim here, and not known to be behind. */
  readonly unknown: readonly NodeId[];
  readonly why: AgreementWhy;
};

export type AgreementInput = {
  /** Every configured node of this chain. */
  readonly nodes: readonly ChainNode[];
  /** Current claims at the height (`Claims.holders`). */
  readonly holders: ReadonlyMap<NodeId, { readonly hash: Hash }>;
  readonly headOf: (node: NodeId) => HeadRef | null;
  /** The set that may seal this height, and its quorum size; null = not known. */
  readonly validators: readonly Address[] | null;
  readonly quorum: number | null;
  /** Hashes at this height that were read a second time after the first sight of a mismatch (`confirmForks`). */
  readonly believed: ReadonlySet<Hash>;
};

/** What the nodes of one chain say of one height, by current claims only. Being behind or silent is never a fork. */
export function agreementAt(height: number, input: AgreementInput): Agreement {
  const { nodes, holders, headOf } = input;
  const byHash = new Map<Hash, { nodes: NodeId[]; validators: Set<Address> }>();
  const behind: NodeId[] = [];
  const unknown: NodeId[] = [];
  const set = new Set(input.validators ?? []);
  for (const { id, address } of nodes) {
    const claim = holders.get(id);
    if (!claim) {
      const head = headOf(id);
      (head && head.height < height ? behind : unknown).push(id);
      continue;
    }
    let camp = byHash.get(claim.hash);
    if (!camp) {
      camp = { nodes: [], validators: new Set() };
      byHash.set(claim.hash, camp);
    }
    camp.nodes.push(id);
    if (address !== null && set.has(address)) camp.validators.add(address);
  }
  const camps = [...byHash]
    .map(([hash, camp]): Camp => ({ hash, nodes: camp.nodes, validators: [...camp.validators] }))
    .sort((a, b) => b.validators.length - a.validators.length || b.nodes.length - a.nodes.length || (a.hash < b.hash ? -1 : 1));
  return { ...judge(camps, input), camps, behind, unknown };
}

function judge(camps: readonly Camp[], input: AgreementInput): Pick<Agreement, 'state' | 'why'> {
  const [first] = camps;
  if (!first) return { state: 'undecided', why: 'no-claims' };
  if (camps.length > 1) {
    const read = camps.filter((camp) => input.believed.has(camp.hash)).length;
    return read > 1 ? { state: 'forked', why: 'several-hashes' } : { state: 'undecided', why: 'read-again' };
  }
  if (input.validators === null || input.quorum === null) {
    return first.nodes.length === input.nodes.length
      ? { state: 'agreed', why: 'all-nodes' }
      : { state: 'undecided', why: 'validators-unknown' };
  }
  return first.validators.length >= input.quorum ? { state: 'agreed', why: 'quorum' } : { state: 'undecided', why: 'too-few-validators' };
}
