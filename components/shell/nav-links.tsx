'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { overviewPath } from '@/components/routes';

/** The pages that exist. */
export function NavLinks({ network }: { readonly network: string }) {
  const here = usePathname();
  const overview = overviewPath(network);
  return (
    <Link
      href={overview}
      aria-current={here === overview ? 'page' : undefined}
      className="block rounded-md px-2.5 py-1.5 text-ink2 hover:bg-sunk hover:text-ink aria-[current=page]:bg-surface aria-[current=page]:font-medium aria-[current=page]:text-ink aria-[current=page]:shadow-[0_0_0_1px_var(--line)]"
    >
      Overview
    </Link>
  );
}
