import type { Address, Header, HeaderFacts, ValidatorSnapshot } from '@/lib/consensus/types';

type OpenVote = ValidatorSnapshot['votes'][number];
export type CannotFollow = { readonly unknown: string };

/**
 * The validators and open votes after `header`, from those after its parent. A vote that makes no difference is dropped; a voter has one
 * vote a candidate; more than half of the set carries it; at an epoch block all open votes lapse first.
 * Unknown wherever the client would stop or know more than headers tell (validator contract, a set put in force by the chain config).
 * Source: quorum consensus/istanbul/backend/engine.go snapApplyHeader, snapshot.go cast; besu VoteTallyUpdater, ValidatorVotes (same sets).
 */
export function followVotes(
  parent: ValidatorSnapshot,
  header: Header,
  facts: HeaderFacts,
  epochLength: number,
): ValidatorSnapshot | CannotFollow {
  const blocker = whyNot(parent, header, facts, epochLength);
  if (blocker !== null) return { unknown: blocker };
  const after = (validators: readonly Address[], votes: readonly OpenVote[]): ValidatorSnapshot => ({
    height: header.height,
    hash: header.hash,
    validators,
    votes,
  });
  const open = header.height % epochLength === 0 ? [] : parent.votes;
  const { author, vote } = facts;
  if (vote === null || author === null) return after(parent.validators, open);

  const { recipient, add } = vote;
  const others = open.filter((earlier) => !(earlier.voter === author && earlier.recipient === recipient));
  const isMeaningful = parent.validators.includes(recipient) !== add;
  const votes = isMeaningful ? [...others, { voter: author, recipient, add, height: header.height }] : others;
  const forIt = votes.filter((cast) => cast.recipient === recipient).length;
  if (forIt <= Math.floor(parent.validators.length / 2)) return after(parent.validators, votes);

  const settled = votes.filter((cast) => cast.recipient !== recipient);
  if (parent.validators.includes(recipient)) {
    const remaining = parent.validators.filter((address) => address !== recipient);
    return after(
      remaining,
      settled.filter((cast) => cast.voter !== recipient),
    );
  }
  return after([...parent.validators, recipient].sort(), settled);
}

/** The snapshot after the genesis block, from its list or from the chain config's own; unknown where a contract holds the set. */
export function snapshotOfGenesis(
  header: Header,
  facts: HeaderFacts,
  configured: readonly Address[] | null = null,
): ValidatorSnapshot | CannotFollow {
  if (header.height !== 0) return { unknown: 'not the genesis block' };
  const validators = configured ?? facts.listed;
  if (validators.length === 0) return { unknown: 'the genesis block lists no validators' };
  return { height: 0, hash: header.hash, validators: [...validators].sort(), votes: [] };
}

function whyNot(parent: ValidatorSnapshot, header: Header, facts: HeaderFacts, epochLength: number): string | null {
  if (header.height !== parent.height + 1 || header.parentHash !== parent.hash) return 'the header does not follow the snapshot';
  if (!(epochLength > 0)) return 'the epoch length is not known';
  if (facts.author === null || !parent.validators.includes(facts.author)) return 'the author is not a validator of the snapshot';
  // The list is no proof of the set, but where it differs a contract, the chain config or a lie is at work.
  const isListed = facts.listed.length === parent.validators.length && facts.listed.every((address) => parent.validators.includes(address));
  return isListed ? null : 'the header lists other validators than the snapshot';
}
