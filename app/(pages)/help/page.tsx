import type { Metadata } from 'next';
import { Help } from '@/components/help/help';
import { OuterPage } from '@/components/shell/outer-page';
import { readHelp } from '@/lib/queries/read-help';
import { sayPage } from '@/lib/views/words/pages';

export const metadata: Metadata = { title: sayPage('help.title') };

export default async function HelpPage() {
  const view = await readHelp();
  return (
    <OuterPage className="max-w-[1060px]">
      <Help view={view} />
    </OuterPage>
  );
}
