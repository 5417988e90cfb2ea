import type { Metadata } from 'next';
import { Help } from '@/components/help/help';
import { PagePath } from '@/components/shell/page-path';
import { readHelp } from '@/lib/queries/read-help';

export const metadata: Metadata = { title: 'Help' };

export default async function NetworkHelpPage({ params }: { readonly params: Promise<{ network: string }> }) {
  const view = await readHelp();
  return (
    <>
      <div className="mb-3 text-ink2">
        <PagePath network={decodeURIComponent((await params).network)} path={[{ name: 'Help', to: null }]} />
      </div>
      <Help view={view} />
    </>
  );
}
