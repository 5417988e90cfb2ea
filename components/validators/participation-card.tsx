import { ScrollArea } from '@/components/marks/scroll-area';
import { validatorsPath } from '@/components/routes';
import { WindowPicker } from '@/components/shell/window-picker';
import { ValidatorRowView } from '@/components/validators/validator-row';
import type { ValidatorsView } from '@/lib/views/validators-types';

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
          Participation
        </h2>
        <WindowPicker label="Window" windows={WINDOWS} chosen={over.window} path={validatorsPath(network)} />
      </div>
      {validators.length === 0 ? (
        <p className="hatched-wide rounded-md border border-line px-4 py-8 text-center">
          <span className="rounded bg-surface px-2 py-1 text-ink2">
            The validators are not known yet: a node has to tell the set (istanbul_getValidators, qbft_getValidatorsByBlockNumber) or a
            header.
          </span>
        </p>
      ) : (
        <ScrollArea label="Table of validators" tall={validators.length > MOST_ROWS}>
          <table className="table sticky-head">
            <thead>
              <tr>
                <th scope="col">Validator</th>
                <th scope="col" className="max-[699px]:hidden">
                  Node
                </th>
                <th scope="col" className="text-right">
                  Proposed
                </th>
                <th scope="col" className="text-right">
                  Failed turns
                </th>
                <th scope="col">Seals seen</th>
                <th scope="col">Last block</th>
                <th scope="col">Last seal</th>
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
