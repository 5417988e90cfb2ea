import { phrase } from '@/lib/incidents/phrase';
import type { CastVote, Worth } from '@/lib/recovery/plan-types';
import { byName } from './by-name';
import type { WorthView } from './recovery-types';
import { type SayContext, sayPhrase } from './say-phrase';
import { sayView } from './words/views';

/** What a plan keeps, loses and needs, in words where it is words. */
export function worthView({ proven, losesVotes, emptiesPools = [], warns = [], ...worth }: Worth, say: SayContext): WorthView {
  return {
    ...worth,
    rewinds: [...worth.rewinds].sort(byName),
    touches: [...worth.touches].sort(byName),
    emptiesPools: [...emptiesPools].sort((a, b) => byName(a.node, b.node)),
    proven: sayPhrase(proven, say),
    warns: warns.map((one) => sayPhrase(one, say)),
    // A plan kept by an earlier version does not tell them.
    losesVotes: losesVotes?.map((vote) => sayVote(vote, say)) ?? null,
  };
}

const sayVote = ({ voter, recipient, add }: CastVote, say: SayContext): string =>
  sayPhrase(
    phrase(add ? 'plan.vote.add' : 'plan.vote.remove', {
      of: { validators: [recipient] },
      voter: voter === null ? sayView('author-unknown') : { validators: [voter] },
    }),
    say,
  );
