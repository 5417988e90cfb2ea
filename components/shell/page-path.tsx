'use client';

import type { Route } from 'next';
import Link from 'next/link';
import { useNetworks } from '@/components/live/use-views';
import { overviewPath } from '@/components/routes';
import { sayShell } from '@/lib/views/words/shell';

/** A step on the way to a page: its name, and where it leads; null = this page. */
export type PathStep = { readonly name: string; readonly to: Route | null };

type Props = {
  readonly network: string;
  /** From the network down; the last one is this page. */
  readonly path: readonly PathStep[];
};

/** "consortium-main · Incidents · 7": which network this is, where in it one stands, and the way up. */
export function PagePath({ network, path }: Props) {
  const name = useNetworks().find((one) => one.id === network)?.name ?? network;
  return (
    <nav aria-label={sayShell('path')}>
      <ol className="flex flex-wrap gap-x-2">
        <li className="min-w-0">
          <Link href={overviewPath(network)} className="break-words font-medium text-ink hover:underline">
            <bdi>{name}</bdi>
          </Link>
        </li>
        {path.map(({ name: step, to }) => (
          <li key={`${step} ${to}`} className="flex min-w-0 gap-x-2">
            <span aria-hidden="true">·</span>
            {to === null ? (
              <bdi aria-current="page" className="min-w-0 break-words">
                {step}
              </bdi>
            ) : (
              <Link href={to} className="link min-w-0 break-words">
                {step}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
