import Link from 'next/link';
import type { ReactNode } from 'react';
import { ThemeMenu } from '@/components/shell/theme-menu';

/** A page that belongs to no network: the product's name and its colours above it. `className` says how wide it is. */
export function OuterPage({ className, children }: { readonly className: string; readonly children: ReactNode }) {
  return (
    <main className={`mx-auto px-4 py-8 ${className}`}>
      <div className="mb-6 flex items-center justify-between">
        <Link href="/" className="rounded font-semibold text-lead tracking-tight">
          Quorumwatch
        </Link>
        <ThemeMenu />
      </div>
      {children}
    </main>
  );
}
