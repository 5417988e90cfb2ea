import { type ReactNode, useId } from 'react';
import { type Severity, SeverityMark } from '@/components/marks/severity-mark';

type Props = {
  readonly severity: Severity;
  /** How loud the frame is where that is not the mark's severity: ended, or not seen now. */
  readonly tone?: Severity | 'ended';
  /** What stands above the sentence, small: the state in a word, since when. */
  readonly lead: ReactNode;
  readonly sentence: string;
  /** Under the sentence: what it means. */
  readonly children?: ReactNode;
  /** What can be done, beside it where there is room. */
  readonly actions?: ReactNode;
  /** The actions stand in a row: beside the sentence on a wide screen alone. */
  readonly inRow?: boolean;
};

/** The sentence of a page: mark, state, what is so, what it means. One frame wherever a verdict is said; grey while all is well. */
export function SentenceFrame({ severity, tone = severity, lead, sentence, children, actions, inRow = false }: Props) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      data-severity={tone}
      className={`grid gap-x-6 gap-y-3 rounded-lg border border-line bg-surface px-5 py-4.5 data-[severity=critical]:border-bad/55 data-[severity=critical]:bg-bad-bg data-[severity=warning]:border-warn/55 data-[severity=warning]:bg-warn-bg ${inRow ? 'min-[900px]:grid-cols-[minmax(0,1fr)_auto]' : 'min-[700px]:grid-cols-[minmax(0,1fr)_auto]'}`}
    >
      <div className="flex min-w-0 gap-3.5">
        <span className="pt-0.75">
          <SeverityMark severity={severity} size={24} />
        </span>
        <div className="min-w-0">
          {lead}
          <h1
            id={id}
            className="live-value text-balance break-words font-semibold text-title leading-tight tracking-tight min-[700px]:text-heading"
          >
            {sentence}
          </h1>
          {children}
        </div>
      </div>
      {actions}
    </section>
  );
}
