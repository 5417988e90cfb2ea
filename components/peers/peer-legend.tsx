import type { PeerLetter } from '@/lib/views/peers-types';
import { sayPeers } from '@/lib/views/words/peers';

const KEYS = [
  ['b', sayPeers('peer-legend.both-see-each')],
  ['o', sayPeers('peer-legend.only-row-sees')],
  ['i', sayPeers('peer-legend.only-column-sees')],
  ['s', sayPeers('peer-legend.row-sees-column')],
  ['h', sayPeers('peer-legend.column-sees-row')],
  ['-', sayPeers('peer-legend.not-connected')],
  ['?', sayPeers('peer-legend.not-known')],
] as const satisfies readonly (readonly [PeerLetter, string])[];

/** What the marks mean; those that occur. */
export function PeerLegend({ cells }: { readonly cells: string }) {
  return (
    <ul aria-label={sayPeers('peer-legend.legend')} className="mt-3 flex flex-wrap gap-x-4.5 gap-y-1 text-small text-ink2">
      {KEYS.filter(([letter]) => letter === 'b' || cells.includes(letter)).map(([letter, words]) => (
        <li key={letter} className="flex items-center gap-1.5">
          <i aria-hidden="true" data-letter={letter} className="peer-cell peer-key" />
          {words}
        </li>
      ))}
    </ul>
  );
}
