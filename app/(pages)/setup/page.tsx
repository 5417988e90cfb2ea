import type { Metadata } from 'next';
import Link from 'next/link';
import { Setup } from '@/components/setup/setup';
import { ThemeMenu } from '@/components/shell/theme-menu';
import { readSetup } from '@/lib/queries/read-setup';

export const metadata: Metadata = { title: 'Add your nodes' };

export default async function SetupPage() {
  const view = await readSetup();
  return (
    <main className="mx-auto max-w-[860px] px-4 py-8">
      <div className="mb-6 flex items-center justify-between">
        <Link href="/" className="rounded font-semibold text-lead tracking-tight">
          Quorumwatch
        </Link>
        <ThemeMenu />
      </div>
      <Setup view={view} />
    </main>
  );
}
