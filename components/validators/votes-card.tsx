import { HexText } from '@/components/marks/hex';
import { SeverityMark } from '@/components/marks/severity-mark';
import { Term } from '@/components/marks/term';
import { Unknown } from '@/components/marks/unknown';
import type { ValidatorsView } from '@/lib/views/validators-types';
import { sayValidators } from '@/lib/views/words/validators';

/** Votes that are open: who voted whom in or out, what is missing, and what follows. */
export function VotesCard({ view: { votes } }: { readonly view: ValidatorsView }) {
  return (
    <section aria-labelledby="votes" className="card">
      <h2 id="votes" className="card-title">
        <Term id="vote">{sayValidators('votes-card.votes')}</Term>
        <span className="card-note">
          {!votes.known
            ? sayValidators('votes-card.not-known')
            : votes.open.length === 0
              ? sayValidators('votes-card.none-open')
              : sayValidators('votes-card.candidates', { open: votes.open.length })}
        </span>
      </h2>
      {votes.known ? null : <Unknown word={sayValidators('votes-card.not-known')} />}
      <ul className="grid gap-3">
        {votes.open.map((vote) => (
          <li key={`${vote.add} ${vote.candidate}`} className="min-w-0 break-words">
            <p>
              {vote.sentence} <HexText value={vote.candidate} what={sayValidators('votes-card.candidates-address')} />
            </p>
            <p className="mt-0.5 flex items-start gap-2 text-ink2">
              {vote.after.stops ? (
                <span className="pt-0.5">
                  <SeverityMark severity="warning" size={14} />
                </span>
              ) : null}
              {vote.after.sentence}
            </p>
          </li>
        ))}
      </ul>
      {votes.sentence === null ? null : <p className={`text-ink2 ${votes.open.length > 0 ? 'mt-3' : ''}`}>{votes.sentence}</p>}
    </section>
  );
}
