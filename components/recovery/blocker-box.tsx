import { SeverityMark } from '@/components/marks/severity-mark';
import { type BlockerKind, blockerKind } from '@/components/recovery/blocker-words';
import type { BlockerView } from '@/lib/views/recovery-types';
import { sayOffers } from '@/lib/views/words/recovery-offers';

type Props = { readonly blocker: BlockerView; readonly onConfirm: () => void };

const WORDS = {
  stopped: sayOffers('blocker-box.confirm-that-stopped'),
  'by-hand': sayOffers('blocker-box.make-these-calls'),
  identity: sayOffers('blocker-box.confirm-who'),
  elsewhere: sayOffers('blocker-box.confirm-that-no'),
} as const satisfies Record<BlockerKind, string>;

/** What stands in the way, and what to do about it. */
export function BlockerBox({ blocker, onConfirm }: Props) {
  const { says, remedy, canConfirm } = blocker;
  return (
    <div className="flex gap-2.5 rounded-lg border border-warn/55 bg-warn-bg px-3 py-2.5">
      <span className="pt-0.5">
        <SeverityMark severity="warning" size={15} />
      </span>
      <div className="min-w-0">
        <p className="break-words font-medium">{says}</p>
        <p className="mt-0.5 text-small text-ink2 wrap-anywhere">{remedy}</p>
        {canConfirm ? (
          <button type="button" onClick={onConfirm} className="control mt-2 font-medium">
            {WORDS[blockerKind(blocker)]}
          </button>
        ) : null}
      </div>
    </div>
  );
}
