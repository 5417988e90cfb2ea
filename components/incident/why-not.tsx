'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { signInPath } from '@/components/routes';
import type { Allowed, PersonView } from '@/lib/views/incident-types';
import { sayIncident } from '@/lib/views/words/incident';

/** Why the reader can do nothing here, and the way out where there is one. */
export function WhyNot({ may, me }: { readonly may: Allowed; readonly me: PersonView | null }) {
  const here = usePathname();
  if (may.ok) return null;
  return (
    <p className="text-small text-ink2">
      {may.why}
      {me === null ? (
        <>
          {' '}
          <Link href={signInPath(here)} prefetch={false} className="link font-medium text-ink">
            {sayIncident('why-not.sign-in')}
          </Link>
        </>
      ) : null}
    </p>
  );
}
