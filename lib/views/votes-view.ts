import type { NetworkPicture } from '@/lib/chain/picture';
import { reachableValidators } from '@/lib/chain/reachable-validators';
import { quorumSize } from '@/lib/consensus/quorum';
import type { Address, QuorumRule, ValidatorSnapshot } from '@/lib/consensus/types';
import { formatNumber, listOf } from './format';
import { nameValidator } from './name-validators';
import { say } from './phrases';

import type { ValidatorsView, VoteRow } from './validators-types';

type Votes = ValidatorSnapshot['votes'];

/** Open votes with what is still missing and what follows; `votes` null = no node tells them. */
export function votesView(picture: NetworkPicture, votes: Votes | null): ValidatorsView['votes'] {
  const { set, head } = picture;
  const settings = set?.settings ?? null;
  if (settings?.contractMode) return { known: true, sentence: say('votes.contract'), open: [], lapseAt: null };
  if (picture.fork.state !== 'none') return { known: false, sentence: say('votes.forked'), open: [], lapseAt: null };
  if (votes === null || !set) return { known: false, sentence: say('votes.unknown'), open: [], lapseAt: null };
  if (votes.length === 0) return { known: true, sentence: say('votes.none'), open: [], lapseAt: null };
  const epoch = settings?.epochLength ?? 0;
  const lapseAt = epoch > 0 && head ? (Math.floor(head.height / epoch) + 1) * epoch : null;
  return {
    known: true,
    sentence: lapseAt === null ? null : say('votes.lapse', { height: formatNumber(lapseAt) }),
    open: sameVotes(votes).map((same) => voteRow(picture, same)),
    lapseAt,
  };
}

function sameVotes(votes: Votes): readonly Votes[] {
  const same = new Map<string, Votes[number][]>();
  for (const vote of votes) {
    const key = `${vote.add} ${vote.recipient}`;
    same.set(key, [...(same.get(key) ?? []), vote]);
  }
  return [...same.values()];
}

/** More than half of the set carries a vote. Source: quorum consensus/istanbul/backend/engine.go snapApplyHeader. */
function voteRow(picture: NetworkPicture, same: Votes): VoteRow {
  const [{ recipient: candidate, add }] = same as readonly [Votes[number]];
  const validators = picture.set?.validators ?? [];
  const needed = Math.max(0, Math.floor(validators.length / 2) + 1 - same.length);
  const voters = same.map(({ voter }) => ({ address: voter, name: nameValidator(voter, picture.nodes) }));
  const words = {
    voters: listOf(voters.map(({ name }) => name)),
    candidate: nameValidator(candidate, picture.nodes),
    needed,
    validators: validators.length,
  };
  return {
    candidate,
    add,
    voters,
    needed,
    sentence: say(add ? 'votes.add' : 'votes.drop', words),
    after: afterVote(picture, candidate, add),
  };
}

function afterVote(picture: NetworkPicture, candidate: Address, add: boolean): VoteRow['after'] {
  const before = picture.set?.validators ?? [];
  const validators = add ? [...before.filter((one) => one !== candidate), candidate] : before.filter((one) => one !== candidate);
  const rule: QuorumRule = picture.set?.settings?.quorumRule ?? 'ceil(2N/3)';
  const quorum = validators.length === 0 ? 0 : quorumSize(validators.length, rule);
  const joins = add && picture.nodes.some((node) => node.address === candidate && node.counted && node.answering);
  const reachable = reachableValidators(picture).filter((one) => one !== candidate).length + (joins ? 1 : 0);
  // Whoever has no node here may well run: only what is watched wholly can be said to stop.
  const watched = new Set(picture.nodes.flatMap(({ address }) => address ?? []));
  const stops = reachable < quorum && validators.every((one) => watched.has(one));
  const words = { after: validators.length, quorum, reachable };
  return { validators: validators.length, quorum, stops, sentence: say(stops ? 'votes.after.short' : 'votes.after', words) };
}
