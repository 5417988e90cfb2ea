import type { Metadata } from 'next';
import { Setup } from '@/components/setup/setup';
import { OuterPage } from '@/components/shell/outer-page';
import { readSetup } from '@/lib/queries/read-setup';
import { sayPage } from '@/lib/views/words/pages';

export const metadata: Metadata = { title: sayPage('setup.title') };

export default async function SetupPage() {
  const view = await readSetup();
  return (
    <OuterPage className="max-w-[860px]">
      <Setup view={view} />
    </OuterPage>
  );
}
