import { formatWhole } from '@/components/format/number';
import { HexText } from '@/components/marks/hex';
import { Term } from '@/components/marks/term';
import { Unknown } from '@/components/marks/unknown';
import { QuorumMeter } from '@/components/overview/quorum-meter';
import type { ValidatorsView } from '@/lib/views/validators-types';
import { sayValidators } from '@/lib/views/words/validators';

/** The quorum by the network's own rule, how much of it answers, and validators that no node here proves to be. */
export function QuorumCard({ view }: { readonly view: ValidatorsView }) {
  const { validators, size, reachable } = view.quorum;
  const unwatched = view.validators.filter(({ inSet, nodes }) => inSet === true && nodes.length === 0);
  return (
    <section aria-labelledby="quorum" className="card">
      <h2 id="quorum" className="card-title">
        <Term id="quorum" />
        <span className="card-note">
          {validators === null || size === null || reachable === null
            ? sayValidators('votes-card.not-known')
            : sayValidators('quorum-card.answer-needed', {
                reachable: formatWhole(reachable),
                validators: formatWhole(validators),
                size: formatWhole(size),
              })}
        </span>
      </h2>
      {validators === null ? (
        <Unknown why={sayValidators('quorum-card.validator-set-not')} />
      ) : (
        <QuorumMeter validators={validators} size={size} reachable={reachable} />
      )}
      {view.rule === null ? null : <p className="mt-2 text-ink2">{view.rule}</p>}
      {unwatched.length === 0 ? null : (
        <>
          <p className="mt-3 text-ink2">{sayValidators('quorum-card.no-configured-node')}</p>
          <ul className="mt-1 flex flex-wrap gap-x-4">
            {unwatched.map(({ address, name }) => (
              <li key={address}>
                <HexText value={address} what={sayValidators('quorum-card.address', { name })} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
