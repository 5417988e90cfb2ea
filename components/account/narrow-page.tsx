import Link from 'next/link';
import type { ReactNode } from 'react';
import { ThemeMenu } from '@/components/shell/theme-menu';

/** A page that belongs to no network: a form, in the middle. */
export function NarrowPage({
  title,
  children,
  wide = false,
}: {
  readonly title: string;
  readonly children: ReactNode;
  readonly wide?: boolean;
}) {
  return (
    <main className={`mx-auto px-4 py-8 ${wide ? 'max-w-[1060px]' : 'max-w-[460px] min-[700px]:py-16'}`}>
      <div className="mb-6 flex items-center justify-between">
        <Link href="/" className="rounded font-semibold text-lead tracking-tight">
          Quorumwatch
        </Link>
        <ThemeMenu />
      </div>
      <h1 className="mb-4 font-semibold text-heading tracking-tight">{title}</h1>
      {children}
    </main>
  );
}
