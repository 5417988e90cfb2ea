'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useState } from 'react';
import { formatBoth } from '@/components/format/instant';
import { useNow } from '@/components/live/use-live';
import { sayShell } from '@/lib/views/words/shell';

/** On paper alone: the address of the page and the moment it was printed, by the server's clock. */
export function PrintedFrom() {
  const now = useNow();
  const here = usePathname();
  const [origin, setOrigin] = useState('');
  useEffect(() => setOrigin(window.location.origin), []);
  if (origin === '') return null;
  return (
    <p className="print-only mt-6 break-all text-ink2 text-small">
      {sayShell('printed', { url: `${origin}${here}`, at: formatBoth(now) })}
    </p>
  );
}
