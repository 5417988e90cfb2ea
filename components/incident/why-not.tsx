'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { signInPath } from '@/components/routes';
import type { IncidentView } from '@/lib/views/incident-types';

/** Why the reader can do nothing here, and the way out where there is one. */
export function WhyNot({ may, me }: { readonly may: IncidentView['may']; readonly me: IncidentView['me'] }) {
  const here = usePathname();
  const { acknowledge } = may;
  if (acknowledge.ok) return null;
  return (
    <p className="text-[13px] text-ink2">
      {acknowledge.why}
      {me === null ? (
        <>
          {' '}
          <Link href={signInPath(here)} className="link font-medium text-ink">
            Sign in
          </Link>
        </>
      ) : null}
    </p>
  );
}
