import { ScrollArea } from '@/components/marks/scroll-area';
import { Term } from '@/components/marks/term';
import { validatorsPath } from '@/components/routes';
import { WindowPicker } from '@/components/shell/window-picker';
import { ValidatorRowView } from '@/components/validators/validator-row';
import type { ValidatorsView } from '@/lib/views/validators-types';
import { sayValidators } from '@/lib/views/words/validators';

const WINDOWS = [
  ['100', '100 heights'],
  ['1000', '1,000'],
  ['24h', '24 h'],
] as const;

/** More rows than this scroll inside the card. */
const MOST_ROWS = 24;

/** What each validator did over the window. */
export function ParticipationCard({ view }: { readonly view: ValidatorsView }) {
  const { over, validators, network } = view;
  return (
    <section aria-labelledby="participation" className="card">
      <div className="mb-2.5 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 id="participation" className="font-semibold">
          {sayValidators('participation-card.participation')}
        </h2>
        <WindowPicker
          label={sayValidators('participation-card.window')}
          windows={WINDOWS}
          chosen={over.window}
          path={validatorsPath(network)}
        />
      </div>
      {validators.length === 0 ? (
        <p className="hatched-wide rounded-md border border-line px-4 py-8 text-center">
          <span className="rounded bg-surface px-2 py-1 text-ink2">{sayValidators('participation-card.validators-not-known')}</span>
        </p>
      ) : (
        <ScrollArea label={sayValidators('participation-card.table-validators')} tall={validators.length > MOST_ROWS}>
          <table className="table sticky-head">
            <thead>
              <tr>
                <th scope="col">{sayValidators('participation-card.validator')}</th>
                <th scope="col" className="max-[699px]:hidden">
                  {sayValidators('participation-card.node')}
                </th>
                <th scope="col" className="text-right">
                  {sayValidators('participation-card.proposed')}
                </th>
                <th scope="col" className="text-right">
                  {sayValidators('participation-card.failed-turns')}
                </th>
                <th scope="col">
                  <Term id="commit-seal">{sayValidators('participation-card.seals-seen')}</Term>
                </th>
                <th scope="col">{sayValidators('participation-card.last-block')}</th>
                <th scope="col">{sayValidators('participation-card.last-seal')}</th>
              </tr>
            </thead>
            <tbody>
              {validators.map((row) => (
                <ValidatorRowView key={row.address} row={row} network={network} />
              ))}
            </tbody>
          </table>
        </ScrollArea>
      )}
      <div className="mt-3 max-w-[100ch] text-small text-ink2">
        <p>{over.notes.join(' ')}</p>
        <p className="mt-1">{view.sealNote}</p>
      </div>
    </section>
  );
}
