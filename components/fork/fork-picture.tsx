import { formatWhole } from '@/components/format/number';
import { BranchChip } from '@/components/marks/branch-chip';
import { branchDash } from '@/components/marks/branch-dash';
import type { ForkView } from '@/lib/views/types';
import { sayFork } from '@/lib/views/words/fork';

/** Where the trunk ends, in percent of the picture's width. */
const SPLIT = 58;
const TRUNK_DOTS = [2, 16, 30, 44];

/**
 * The trunk up to the last common ancestor and a line a branch, letters at the ends. The rows beside it are equally high, so
 * branch i of n ends at (i + ½)/n of the height. Hidden from screen readers: the text beside says all of it.
 */
export function ForkPicture({ fork }: { readonly fork: ForkView }) {
  const count = fork.branches.length;
  return (
    <div aria-hidden="true" className="relative min-h-full">
      <svg
        aria-hidden="true"
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        className="absolute inset-0 size-full overflow-visible"
        fill="none"
        strokeWidth="2"
      >
        <path
          d={`M2 50H${SPLIT}`}
          stroke="var(--edge)"
          strokeDasharray={fork.proven ? undefined : '2 5'}
          vectorEffect="non-scaling-stroke"
        />
        {fork.branches.map((branch, index) => (
          <g key={branch.label} data-branch={branch.label}>
            <path
              d={curve(100 * ((index + 0.5) / count))}
              stroke="var(--branch)"
              strokeDasharray={branchDash(branch.label)}
              vectorEffect="non-scaling-stroke"
            />
          </g>
        ))}
      </svg>
      {TRUNK_DOTS.map((x) => (
        <i
          key={x}
          className="absolute top-1/2 size-[9px] -translate-1/2 rounded-full border-2 border-edge bg-surface"
          style={{ left: `${x}%` }}
        />
      ))}
      <i className="absolute top-1/2 size-[13px] -translate-1/2 rounded-full bg-ink" style={{ left: `${SPLIT}%` }} />
      <p className="absolute top-1/2 mt-2.5 -translate-x-full pr-0 text-right leading-tight" style={{ left: `calc(${SPLIT}% + 6px)` }}>
        <b className="font-semibold text-small">{formatWhole(fork.ancestor.height)}</b>
        <br />
        <span className="whitespace-nowrap text-micro text-ink2">
          {fork.proven ? sayFork('fork-picture.last-common') : sayFork('fork-picture.still-searched')}
        </span>
      </p>
      {fork.branches.map((branch, index) => (
        <span
          key={branch.label}
          className="absolute right-0 translate-x-1/2 -translate-y-1/2"
          style={{ top: `${100 * ((index + 0.5) / count)}%` }}
        >
          <BranchChip label={branch.label} spoken={false} />
        </span>
      ))}
    </div>
  );
}

function curve(y: number): string {
  const middle = (SPLIT + 100) / 2;
  return `M${SPLIT} 50C${middle} 50 ${middle} ${y} 100 ${y}`;
}
