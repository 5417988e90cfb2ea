import type { ReadingView } from '@/lib/views/incident-types';
import { sayIncident } from '@/lib/views/words/incident';

const STEPS = {
  proven: { word: sayIncident('confidence-bar.proven'), filled: 4 },
  likely: { word: sayIncident('confidence-bar.likely'), filled: 3 },
  possible: { word: sayIncident('confidence-bar.possible'), filled: 2 },
  unlikely: { word: sayIncident('confidence-bar.unlikely'), filled: 1 },
  'ruled-out': { word: sayIncident('confidence-bar.ruled-out'), filled: 0 },
} as const satisfies Record<ReadingView['confidence'], { readonly word: string; readonly filled: number }>;

/** How sure an explanation is, as a word and four steps. */
export function ConfidenceBar({ confidence }: { readonly confidence: ReadingView['confidence'] }) {
  const { word, filled } = STEPS[confidence];
  return (
    <span className="inline-flex items-center gap-2 text-small text-ink2">
      {word}
      <span aria-hidden="true" className="flex gap-0.5">
        {[1, 2, 3, 4].map((step) => (
          <i key={step} className={`h-2.5 w-3 rounded-sm ${step <= filled ? 'bg-ink2' : 'bg-sunk shadow-[inset_0_0_0_1px_var(--edge)]'}`} />
        ))}
      </span>
    </span>
  );
}
