import { formatWhole } from '@/components/format/number';
import { Name } from '@/components/marks/name';
import { ScrollArea } from '@/components/marks/scroll-area';
import { SeverityMark } from '@/components/marks/severity-mark';
import { Spoken } from '@/components/marks/spoken';
import { Term } from '@/components/marks/term';
import type { RoundsPageView } from '@/lib/views/rounds-types';
import { sayRounds } from '@/lib/views/words/rounds';

/** Whose turns fail. */
export function ProposersCard({ view, over }: { readonly view: RoundsPageView; readonly over: string }) {
  // Rounds that no block tells of may have been anybody's turns.
  const least = view.window.atLeast ? '≥ ' : '';
  const most = Math.max(1, ...view.proposers.map(({ failed, proposed }) => failed + proposed));
  return (
    <section aria-labelledby="proposers" className="card">
      <h2 id="proposers" className="card-title">
        <span>
          <Spoken
            parts={sayRounds.parts('proposers-card.by', {
              turns: <Term id="turn">{sayRounds('proposers-card.turns')}</Term>,
              proposer: <Term id="proposer">{sayRounds('proposers-card.proposer')}</Term>,
            })}
          />
        </span>{' '}
        <span className="card-note">{over}</span>
      </h2>
      {view.proposers.length === 0 ? <p className="text-ink2">{sayRounds('proposers-card.validators-not-known')}</p> : null}
      <ScrollArea label={sayRounds('proposers-card.table-proposers')} tall={view.proposers.length > 16}>
        <table className="table sticky-head">
          <thead>
            <tr>
              <th scope="col">{sayRounds('proposers-card.validator')}</th>
              <th scope="col" className="text-right">
                {sayRounds('proposers-card.failed')}
              </th>
              <th scope="col" className="text-right">
                {sayRounds('proposers-card.proposed')}
              </th>
              <th scope="col" className="w-2/5">
                <span className="sr-only">{sayRounds('proposers-card.share')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {view.proposers.map(({ address, name, failed, proposed }) => (
              <tr key={address}>
                <th scope="row">
                  <Name name={name} max={20} />
                </th>
                <td className="text-right">
                  {failed === 0 ? (
                    <span className="text-ink3">{`${least}0`}</span>
                  ) : (
                    <span className="inline-flex items-center gap-1.5 font-medium">
                      {failed > 1 && failed * 3 >= failed + proposed ? <SeverityMark severity="warning" size={13} /> : null}
                      {`${least}${formatWhole(failed)}`}
                    </span>
                  )}
                </td>
                <td className="text-right">{formatWhole(proposed)}</td>
                <td aria-hidden="true" className="align-middle">
                  <div className="turn-bars flex h-2.5 overflow-hidden rounded-sm">
                    <i className="bg-warn" style={{ width: `${(100 * failed) / most}%` }} />
                    <i className="own-marks bg-[var(--quiet)]" style={{ width: `${(100 * proposed) / most}%` }} />
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
      <p className="mt-2 text-small text-ink2">{view.notes.proposers}</p>
    </section>
  );
}
