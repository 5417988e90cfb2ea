import type { VerdictSeverity } from '@/lib/views/types';

export type Severity = VerdictSeverity | 'info';

export { VERDICT_WORDS as VERDICT_WORD } from '@/lib/views/words/verdicts';

const HUE = {
  ok: 'text-ink3',
  info: 'text-ink2',
  warning: 'text-warn',
  critical: 'text-bad',
  unknown: 'text-ink2',
} as const satisfies Record<Severity, string>;

type Props = { readonly severity: Severity; readonly size?: number };

/** A severity as a shape of its own: ring and tick, ring, triangle, octagon, hatched square. Always beside a word, so hidden from screen readers. */
export function SeverityMark({ severity, size = 16 }: Props) {
  return (
    <svg
      viewBox="0 0 16 16"
      width={size}
      height={size}
      aria-hidden="true"
      className={`flex-none ${HUE[severity]}`}
      data-severity={severity}
    >
      {SHAPES[severity]}
    </svg>
  );
}

const SHAPES = {
  ok: (
    <g fill="none" stroke="currentColor" strokeWidth="1.4">
      <circle cx="8" cy="8" r="6.6" />
      <path d="M5.2 8.2l2 2 3.6-4" strokeLinecap="round" strokeLinejoin="round" />
    </g>
  ),
  info: (
    <g fill="none" stroke="currentColor" strokeWidth="1.4">
      <circle cx="8" cy="8" r="6.6" />
      <path d="M8 7.4v4M8 4.4v1.4" strokeWidth="1.6" />
    </g>
  ),
  warning: (
    <>
      <path d="M8 1.2l7.4 13.2H.6z" fill="currentColor" strokeLinejoin="round" />
      <path d="M8 6v4.2M8 11.4v1.4" stroke="var(--surface)" strokeWidth="1.6" />
    </>
  ),
  critical: (
    <>
      <path d="M5 0h6l5 5v6l-5 5H5l-5-5V5z" fill="currentColor" />
      <path d="M8 3.5V9M8 11v1.6" stroke="var(--surface)" strokeWidth="1.8" />
    </>
  ),
  unknown: (
    <g fill="none" stroke="currentColor" strokeWidth="1.2">
      <rect x="1.2" y="1.2" width="13.6" height="13.6" rx="2" />
      <path d="M1.5 8.5l7-7M1.5 14.5l13-13M7.5 14.5l7-7" />
    </g>
  ),
} as const satisfies Record<Severity, unknown>;
