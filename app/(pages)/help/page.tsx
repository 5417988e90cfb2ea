import type { Metadata } from 'next';
import Link from 'next/link';
import { Help } from '@/components/help/help';
import { ThemeMenu } from '@/components/shell/theme-menu';
import { readHelp } from '@/lib/queries/read-help';

export const metadata: Metadata = { title: 'Help' };

export default async function HelpPage() {
  const view = await readHelp();
  return (
    <main className="mx-auto max-w-[1060px] px-4 py-8">
      <div className="mb-6 flex items-center justify-between">
        <Link href="/" className="rounded font-semibold text-lead tracking-tight">
          Quorumwatch
        </Link>
        <ThemeMenu />
      </div>
      <Help view={view} />
    </main>
  );
}
