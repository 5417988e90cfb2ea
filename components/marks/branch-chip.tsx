import { MARK_WORDS } from '@/lib/views/words/marks';

/** A branch's letter on its hue and pattern; `spoken` says "branch A" instead of the bare letter where no such word stands beside it. */
export function BranchChip({ label, spoken = true }: { readonly label: string; readonly spoken?: boolean }) {
  return (
    <span className="branch-chip" data-branch={label}>
      {spoken ? <span className="sr-only">{MARK_WORDS.branch}</span> : null}
      {label}
    </span>
  );
}
