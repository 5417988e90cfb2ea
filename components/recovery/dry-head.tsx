import { formatWhole } from '@/components/format/number';
import { BranchChip } from '@/components/marks/branch-chip';
import { HexText } from '@/components/marks/hex';
import type { DryHeadView } from '@/lib/views/recovery-types';
import { sayDryRun } from '@/lib/views/words/recovery-dry-run';

/** A head as it is or should become; in words where it is not known. */
export function DryHeadText({ head: { block, branch, says }, node }: { readonly head: DryHeadView; readonly node: string }) {
  if (block === null) return <span className="text-ink2">{says}</span>;
  return (
    <span className="inline-flex items-center gap-x-1.5">
      {formatWhole(block.height)} <HexText value={block.hash} what={sayDryRun('dry-head.head', { node })} copy={false} />
      {branch === null ? null : <BranchChip label={branch} />}
    </span>
  );
}
