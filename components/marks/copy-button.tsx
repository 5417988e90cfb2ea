'use client';

import { Check, Copy, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Hint } from '@/components/overlay/hint';
import { MARK_WORDS } from '@/lib/views/words/marks';

const SHOWN_MS = 1600;

type Props = {
  readonly text: string;
  readonly what: string;
  /** What stands cut beside it: told whole before it is copied. */
  readonly shows?: string;
};

/** Copies `text`; says so, or that it could not (browsers refuse outside of https and loopback). */
export function CopyButton({ text, what, shows }: Props) {
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null);
  useEffect(() => {
    if (outcome === null) return;
    const timer = setTimeout(() => setOutcome(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = () => {
    const done = navigator.clipboard === undefined ? Promise.reject(new Error('no clipboard')) : navigator.clipboard.writeText(text);
    done.then(
      () => setOutcome('copied'),
      () => setOutcome('refused'),
    );
  };
  const Icon = outcome === null ? Copy : outcome === 'copied' ? Check : X;
  const label = outcome === 'refused' ? MARK_WORDS.refused : `${outcome === null ? MARK_WORDS.copy : MARK_WORDS.copied}${what}`;
  return (
    <Hint says={shows === undefined ? label : `${label}: ${shows}`}>
      <button
        type="button"
        onClick={copy}
        aria-label={label}
        className="grid size-6 place-items-center rounded text-ink3 hover:bg-sunk hover:text-ink"
      >
        <Icon size={13} aria-hidden="true" />
      </button>
    </Hint>
  );
}
