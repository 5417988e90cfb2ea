'use client';

import { StateNote } from '@/components/marks/state-note';
import { sayState } from '@/lib/views/words/states';

type Props = { readonly error: Error & { digest?: string }; readonly reset: () => void };

/** Says that nothing is known rather than showing half a page. */
export function PageFault({ error, reset }: Props) {
  const reference = error.digest === undefined ? '' : ` ${sayState('error.reference', { digest: error.digest })}`;
  return (
    <StateNote isPage severity="unknown" says={sayState('error.title')} help={sayState('error.says', { reference })}>
      <button type="button" onClick={reset} className="control min-h-9 px-3 font-medium">
        {sayState('error.retry')}
      </button>
    </StateNote>
  );
}
