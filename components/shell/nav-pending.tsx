'use client';

import { useLinkStatus } from 'next/link';
import { sayState } from '@/lib/views/words/states';

/** Within a link: that the page it leads to is being read, once that takes longer than a blink. Screen readers hear of the page itself. */
export function NavPending() {
  const { pending } = useLinkStatus();
  if (!pending) return null;
  return (
    <span aria-hidden="true" className="appears ml-1.5 text-ink3 text-small">
      {sayState('pending')}
    </span>
  );
}
