import { formatWhole } from '@/components/format/number';
import { HexText } from '@/components/marks/hex';
import { Term } from '@/components/marks/term';
import { Unknown } from '@/components/marks/unknown';
import { QuorumMeter } from '@/components/overview/quorum-meter';
import type { ValidatorsView } from '@/lib/views/validators-types';

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
            ? 'not known'
            : `${formatWhole(reachable)} of ${formatWhole(validators)} answer · ${formatWhole(size)} needed`}
        </span>
      </h2>
      {validators === null ? (
        <Unknown why="the validator set is not known" />
      ) : (
        <QuorumMeter validators={validators} size={size} reachable={reachable} />
      )}
      {view.rule === null ? null : <p className="mt-2 text-ink2">{view.rule}</p>}
      {unwatched.length === 0 ? null : (
        <>
          <p className="mt-3 text-ink2">No configured node proves to be these validators, so whether they run is not known:</p>
          <ul className="mt-1 flex flex-wrap gap-x-4">
            {unwatched.map(({ address, name }) => (
              <li key={address}>
                <HexText value={address} what={`address of ${name}`} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
