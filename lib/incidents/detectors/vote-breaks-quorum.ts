import { quorumSize } from '@/lib/consensus/quorum';
import type { Address } from '@/lib/consensus/types';
import { atOnce, standingMs } from '../pace';
import { phrase } from '../phrase';
import type { Cause, Detector, DiagnosisInput } from '../types';
import { type ValidatorNow, validatorsNow } from '../validators-now';
import { isNobodyHeard } from '../who-answers';

type Tally = { readonly recipient: Address; readonly add: boolean; readonly voters: readonly Address[] };

/** Open votes which, once they pass, leave fewer validators that take part than the new quorum. */
export const voteBreaksQuorum: Detector = {
  id: 'vote-breaks-quorum',
  needs: ['votes', 'validator-set', 'settings'],
  onDelayMs: atOnce,
  offDelayMs: standingMs,
  playbooks: [],
  consequenceOf: [],
  detect: (input) => {
    const { set } = input.picture;
    const validators = validatorsNow(input);
    if (isNobodyHeard(input)) return { present: [], cannotTell: [{ need: 'heads', nodes: [], keys: 'all' }] };
    if (input.votes === null) return { present: [], cannotTell: [{ need: 'votes', nodes: [], keys: 'all' }] };
    if (!set?.settings || !validators) return { present: [], cannotTell: [{ need: 'settings', nodes: [], keys: 'all' }] };
    return { present: tally(input, set.validators).flatMap((one) => causeOf(input, one, validators)), cannotTell: [] };
  },
};

/** Votes of validators by what they are for; one that would change nothing counts for nothing. */
function tally({ votes }: DiagnosisInput, set: readonly Address[]): readonly Tally[] {
  const found = new Map<string, Tally>();
  for (const { voter, recipient, add } of votes ?? []) {
    if (!set.includes(voter) || set.includes(recipient) === add) continue;
    const key = `${recipient} ${add}`;
    found.set(key, { recipient, add, voters: [...new Set([...(found.get(key)?.voters ?? []), voter])] });
  }
  return [...found.values()];
}

function causeOf({ picture }: DiagnosisInput, { recipient, add, voters }: Tally, validators: readonly ValidatorNow[]): Cause[] {
  const rule = picture.set?.settings?.quorumRule;
  const size = validators.length + (add ? 1 : -1);
  if (!rule || size < 1) return [];
  const quorum = quorumSize(size, rule);
  // Who is not known to be away may take part: only a break that is sure is one.
  const present = validators.filter(({ address, absent }) => address !== recipient && (absent === null || absent === 'unknown')).length;
  const joins = add && mayTakePart(picture, recipient) ? 1 : 0;
  if (present + joins >= quorum) return [];
  const missing = Math.max(0, Math.floor(validators.length / 2) + 1 - voters.length);
  const params = { recipient: { validators: [recipient] }, votes: voters.length, missing, size, quorum, present: present + joins };
  return [
    {
      key: `vote-breaks-quorum:${add ? 'add' : 'drop'}:${recipient}`,
      severity: missing <= 1 ? 'critical' : 'warning',
      since: null,
      says: add ? phrase('detector.vote.add', params) : phrase('detector.vote.drop', params),
      means: missing <= 1 ? phrase('detector.vote.next') : phrase('detector.vote.means'),
      nodes: picture.nodes.filter(({ address }) => address === recipient).map(({ name }) => name),
      validators: [recipient],
      heights: null,
      facts: { recipient, add, voters, missing, size, quorum, present: present + joins, rule },
    },
  ];
}

/** A node that answers may begin to take part; one that nobody configured may too. */
function mayTakePart({ nodes }: DiagnosisInput['picture'], recipient: Address): boolean {
  const own = nodes.filter(({ address }) => address === recipient);
  return own.length === 0 || own.some(({ answering, counted }) => answering && counted);
}
