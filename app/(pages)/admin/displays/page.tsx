import type { Metadata } from 'next';
import { AdminsOnly } from '@/components/account/admins-only';
import { NarrowPage } from '@/components/account/narrow-page';
import { DisplayList } from '@/components/display/display-list';
import { readDisplays } from '@/lib/queries/read-displays';
import { RoleNeeded } from '@/lib/queries/reader';
import { sayPage } from '@/lib/views/words/pages';

export const metadata: Metadata = { title: sayPage('displays.title') };

export default async function DisplaysPage() {
  const view = await readDisplays().catch((error: unknown) => {
    if (error instanceof RoleNeeded) return null;
    throw error;
  });
  return (
    <NarrowPage title={sayPage('displays.title')} wide>
      {view === null ? <AdminsOnly page="displays" /> : <DisplayList view={view} />}
    </NarrowPage>
  );
}
