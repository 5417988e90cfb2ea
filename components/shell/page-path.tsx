'use client';

import Link from 'next/link';
import { Fragment, type ReactNode } from 'react';
import { useNetworks } from '@/components/live/use-views';
import { overviewPath } from '@/components/routes';

/** "consortium-main · Validators": what the page is of, and the way up. */
export function PagePath({ network, path }: { readonly network: string; readonly path: readonly ReactNode[] }) {
  const name = useNetworks().find((one) => one.id === network)?.name ?? network;
  return (
    <p className="flex flex-wrap gap-x-2">
      <Link href={overviewPath(network)} className="min-w-0 break-words font-medium text-ink hover:underline">
        {name}
      </Link>
      {path.map((part, index) => (
        // A path never changes its order.
        // biome-ignore lint/suspicious/noArrayIndexKey: fixed order
        <Fragment key={index}>
          <span aria-hidden="true">·</span>
          <span className="min-w-0 break-words">{part}</span>
        </Fragment>
      ))}
    </p>
  );
}
