import { CodecError } from '@/lib/consensus/codec-error';
import { genesisHash } from '@/lib/consensus/header-digests';
import { quorumSize } from '@/lib/consensus/quorum';
import type { Address, Header, HeaderFacts, HeaderFault, HeaderReading, QuorumRule, Verification } from '@/lib/consensus/types';

/**
 * What a header is held against. `parentValidators` is the set after the parent, as a node gave it or as followed through votes, never
 * the list inside this header; null = not known. In contract mode headers list no validators.
 */
export type VerificationContext = {
  readonly parentValidators: readonly Address[] | null;
  readonly quorumRule: QuorumRule;
  readonly contractMode?: boolean;
};

const VERIFIED: Verification = { state: 'verified' };

/**
 * Whether a header is what it claims. Stricter than import in GoQuorum, which takes F+1 seals: a quorum of distinct seals is asked for.
 * It does not judge whose turn it was: a prepared block is proposed again in later rounds under its first author.
 * Source: quorum qbft/engine/engine.go verifySigner, verifyCommittedSeals; besu BftCommitSealsValidationRule, BftValidatorsValidationRule.
 */
export function verifyHeader(header: Header, reading: HeaderReading, context: VerificationContext): Verification {
  if (header.height === 0) return verifyGenesis(header, reading);
  if (!reading.ok) return { state: 'unverifiable', why: reading.why };
  const { facts } = reading;
  const hashFaults = hashFault(header, facts.hash);
  // Seals over another header recover to strangers: naming them beside the hash would only hide what is wrong.
  if (hashFaults.length > 0) return { state: 'mismatch', faults: hashFaults };
  if (context.parentValidators === null) return { state: 'unverifiable', why: 'validator set of the parent not known' };
  if (context.parentValidators.length === 0) return { state: 'unverifiable', why: 'validator set of the parent is empty' };
  const validators = new Set(context.parentValidators.map((address) => address.toLowerCase()));
  const faults = [
    ...authorFaults(facts, validators),
    ...sealFaults(facts, validators, context.quorumRule),
    ...listFaults(facts, validators, context),
  ];
  return faults.length === 0 ? VERIFIED : { state: 'mismatch', faults };
}

function verifyGenesis(header: Header, reading: HeaderReading): Verification {
  try {
    const faults = hashFault(header, reading.ok ? reading.facts.hash : genesisHash(header));
    return faults.length === 0 ? VERIFIED : { state: 'mismatch', faults };
  } catch (error) {
    if (error instanceof CodecError) return { state: 'unverifiable', why: error.message };
    throw error;
  }
}

function hashFault(header: Header, computed: string): HeaderFault[] {
  if (computed === header.hash.toLowerCase()) return [];
  return [{ code: 'hash', detail: `the header hashes to ${computed}, the node says ${header.hash.toLowerCase()}` }];
}

function authorFaults({ author, format }: HeaderFacts, validators: ReadonlySet<string>): HeaderFault[] {
  if (author === null) return [{ code: 'author-unrecoverable', detail: 'the proposer seal recovers to nobody' }];
  if (validators.has(author)) return [];
  const source = format === 'qbft' ? 'miner' : 'the proposer seal';
  return [{ code: 'author-not-validator', detail: `the author ${author} (${source}) was not a validator after the parent` }];
}

function sealFaults({ seals }: HeaderFacts, validators: ReadonlySet<string>, rule: QuorumRule): HeaderFault[] {
  const faults: HeaderFault[] = [];
  const signers = new Set<string>();
  seals.forEach(({ signer }, index) => {
    if (signer === null) faults.push({ code: 'seal-unrecoverable', detail: `seal ${index + 1} recovers to nobody` });
    else if (!validators.has(signer))
      faults.push({ code: 'seal-not-validator', detail: `seal ${index + 1} is of ${signer}, no validator after the parent` });
    else if (signers.has(signer)) faults.push({ code: 'duplicate-seal', detail: `seal ${index + 1} is a second one of ${signer}` });
    else signers.add(signer);
  });
  const needed = quorumSize(validators.size, rule);
  if (signers.size < needed) {
    faults.push({ code: 'too-few-seals', detail: `${signers.size} validators sealed, the quorum of ${validators.size} is ${needed}` });
  }
  return faults;
}

function listFaults({ listed }: HeaderFacts, validators: ReadonlySet<string>, { contractMode }: VerificationContext): HeaderFault[] {
  if (listed.length === 0 && contractMode === true) return [];
  const isSame =
    listed.length === validators.size && new Set(listed).size === listed.length && listed.every((address) => validators.has(address));
  return isSame
    ? []
    : [
        {
          code: 'validator-list',
          detail: `the header lists ${listed.length} validators, other than the ${validators.size} after the parent`,
        },
      ];
}
