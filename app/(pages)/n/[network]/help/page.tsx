import type { Metadata } from 'next';
import { Help } from '@/components/help/help';
import { PagePath } from '@/components/shell/page-path';
import { readHelp } from '@/lib/queries/read-help';
import { sayPage } from '@/lib/views/words/pages';

export const metadata: Metadata = { title: sayPage('help.title') };

export default async function NetworkHelpPage({ params }: { readonly params: Promise<{ network: string }> }) {
  const view = await readHelp();
  return (
    <>
      <div className="mb-3 text-ink2">
        <PagePath network={decodeURIComponent((await params).network)} path={[{ name: sayPage('help.title'), to: null }]} />
      </div>
      <Help view={view} />
    </>
  );
}
