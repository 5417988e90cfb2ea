'use client';

import { X } from 'lucide-react';
import { SeverityMark } from '@/components/marks/severity-mark';
import { MARK_WORDS } from '@/lib/views/words/marks';

type Props = { readonly says: string; readonly onClose?: () => void };

/** Why something a person asked for did not come about, where they look. */
export function Fault({ says, onClose }: Props) {
  return (
    <p className="mb-3 flex items-start gap-2.5 rounded-lg border border-bad/55 bg-bad-bg px-3 py-2">
      <span className="pt-0.5">
        <SeverityMark severity="critical" size={14} />
      </span>
      <span className="min-w-0 flex-1 break-words">{says}</span>
      {onClose === undefined ? null : (
        <button
          type="button"
          onClick={onClose}
          aria-label={MARK_WORDS.dismiss}
          className="grid size-6 flex-none place-items-center rounded text-ink2 hover:text-ink"
        >
          <X size={14} aria-hidden="true" />
        </button>
      )}
    </p>
  );
}
