import type { NetworkPicture } from '@/lib/chain/picture';
import { expectedProposer, turnOrders } from '@/lib/consensus/expected-proposer';
import type { Address, Hash } from '@/lib/consensus/types';
import type { DiagnosisInput } from '@/lib/incidents/types';
import type { RoundsView } from '@/lib/views/types';
import { clientOf } from './client-of';
import { settingsOf } from './follow-up';
import type { NetworkState } from './network-state';
import { participationNow, turnsNow } from './round-windows';

/** All that the diagnosis is given: the picture and what the watch remembers beside it. */
export function drawDiagnosis(state: NetworkState, picture: NetworkPicture, rounds: RoundsView): DiagnosisInput {
  const { memory } = state;
  const { open, ...windows } = rounds;
  return {
    picture,
    rounds: windows,
    open,
    participation: participationNow(state, picture),
    turns: turnsNow(state, picture),
    votes: votesNow(state, picture),
    headDrops: [...memory.headDrops],
    switches: [...memory.switches],
    proposerAfter: (hash, round) => proposerAfter(state, hash, round),
    clientOf: (node) => clientOf(state, node),
  };
}

/** Votes open after the head, by the first block at its height whose votes can be followed. */
function votesNow({ ledger }: NetworkState, { head }: NetworkPicture): DiagnosisInput['votes'] {
  for (const hash of head?.hashes ?? []) {
    const snapshot = ledger.snapshotAfter(hash);
    if (snapshot) return snapshot.votes.map(({ voter, recipient, add }) => ({ voter, recipient, add }));
  }
  return null;
}

/** Under the order of turns its own block was made in, else under any; null where orders give different answers. */
function proposerAfter(state: NetworkState, hash: Hash, round: number): Address | null {
  const block = state.book.picture(hash);
  const validators = state.ledger.after(hash)?.validators;
  if (!block?.facts || !validators) return null;
  const { height } = block.header;
  const settings = settingsOf(state, height + 1);
  if (!settings || (height > 0 && block.author === null)) return null;
  const { policy, protocol } = settings;
  const lastAuthor = height === 0 ? null : block.author;
  const orders = block.turnOrder ? [block.turnOrder] : turnOrders(state.family, protocol);
  const answers = new Set(
    orders.map((order) => expectedProposer({ validators, lastAuthor, round, policy, family: state.family, protocol, order })),
  );
  const [answer = null] = answers;
  return answers.size === 1 ? answer : null;
}
