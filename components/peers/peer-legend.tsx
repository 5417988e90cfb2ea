import type { PeerLetter } from '@/lib/views/peers-types';

const KEYS = [
  ['b', 'both see each other'],
  ['o', 'only the row sees the column'],
  ['i', 'only the column sees the row'],
  ['s', 'the row sees it, the column does not tell'],
  ['h', 'the column sees it, the row does not tell'],
  ['-', 'not connected'],
  ['?', 'not known'],
] as const satisfies readonly (readonly [PeerLetter, string])[];

/** What the marks mean; those that occur. */
export function PeerLegend({ cells }: { readonly cells: string }) {
  return (
    <ul aria-label="Legend" className="mt-3 flex flex-wrap gap-x-4.5 gap-y-1 text-small text-ink2">
      {KEYS.filter(([letter]) => letter === 'b' || cells.includes(letter)).map(([letter, words]) => (
        <li key={letter} className="flex items-center gap-1.5">
          <i aria-hidden="true" data-letter={letter} className="peer-cell peer-key" />
          {words}
        </li>
      ))}
    </ul>
  );
}
