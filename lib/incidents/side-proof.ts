import type { BlockPicture } from '@/lib/chain/picture';
import { expectedProposer, turnOrders } from '@/lib/consensus/expected-proposer';
import { quorumSize } from '@/lib/consensus/quorum';
import type { Address } from '@/lib/consensus/types';
import type { DiagnosisInput } from './types';

/** What a block proves of its making. `byOwnList` = only against the set that it lists itself, as no node tells the one after its parent. */
export type SideProof = {
  readonly proposer: 'expected' | 'unexpected' | 'unknown';
  readonly seals: 'quorum' | 'too-few' | 'fails' | 'unknown';
  readonly quorum: number | null;
  readonly byOwnList: boolean;
};

const UNKNOWN: SideProof = { proposer: 'unknown', seals: 'unknown', quorum: null, byOwnList: false };
/** A block proposed again keeps its first author: turns before its round are looked through, no more than this. */
const MAX_TURNS = 1000;

/** Whose turn a block was and whether a quorum sealed it; where the parent's set is not told, by the set the block itself lists. */
export function proveSide(input: DiagnosisInput, block: BlockPicture | null): SideProof {
  if (!block) return UNKNOWN;
  const { verification, proposer, quorumSize: quorum } = block;
  if (verification.state !== 'unverifiable') {
    const few = verification.state === 'mismatch' && verification.faults.every(({ code }) => code === 'too-few-seals');
    return { proposer, seals: verification.state === 'verified' ? 'quorum' : few ? 'too-few' : 'fails', quorum, byOwnList: false };
  }
  const listed = block.facts?.listed ?? [];
  return listed.length === 0 ? { ...UNKNOWN, proposer } : proveByList(input, block, listed);
}

function proveByList({ picture }: DiagnosisInput, block: BlockPicture, listed: readonly Address[]): SideProof {
  const quorum = quorumByList(picture, listed.length);
  const signers = block.committers.filter((address) => listed.includes(address));
  const seals = quorum === null ? 'unknown' : signers.length >= quorum ? 'quorum' : 'too-few';
  return { proposer: turnByList(picture, block, listed), seals, quorum, byOwnList: true };
}

/** null = which rule is configured is not known, and the two differ for so many validators. */
function quorumByList({ set }: DiagnosisInput['picture'], validators: number): number | null {
  if (set?.settings) return quorumSize(validators, set.settings.quorumRule);
  const strict = quorumSize(validators, 'ceil(2N/3)');
  return strict === quorumSize(validators, '2F+1') ? strict : null;
}

function turnByList(
  picture: DiagnosisInput['picture'],
  { header, author, round, facts }: BlockPicture,
  listed: readonly Address[],
): SideProof['proposer'] {
  const policy = picture.set?.settings?.policy;
  const parent = picture.block(header.parentHash);
  if (!policy || !facts || author === null || round === null || (header.height > 1 && !parent?.author)) return 'unknown';
  const lastAuthor = header.height > 1 ? (parent?.author ?? null) : null;
  // Families differ only where the last author left the set; then nothing is said.
  if (lastAuthor !== null && !listed.includes(lastAuthor)) return 'unknown';
  const family = 'goquorum' as const;
  for (const order of turnOrders(family, facts.format))
    for (let turn = Math.min(round, MAX_TURNS); turn >= 0; turn--)
      if (expectedProposer({ validators: listed, lastAuthor, round: turn, policy, family, protocol: facts.format, order }) === author)
        return 'expected';
  return 'unexpected';
}
