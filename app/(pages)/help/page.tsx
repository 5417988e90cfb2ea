import type { Metadata } from 'next';
import { Help } from '@/components/help/help';
import { OuterPage } from '@/components/shell/outer-page';
import { readHelp } from '@/lib/queries/read-help';

export const metadata: Metadata = { title: 'Help' };

export default async function HelpPage() {
  const view = await readHelp();
  return (
    <OuterPage className="max-w-[1060px]">
      <Help view={view} />
    </OuterPage>
  );
}
