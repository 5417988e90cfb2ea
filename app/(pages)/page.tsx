import { redirect } from 'next/navigation';
import { overviewPath, setupPath } from '@/components/routes';
import { NetworkList } from '@/components/shell/network-list';
import { ThemeMenu } from '@/components/shell/theme-menu';
import { readNetworks } from '@/lib/queries/read-networks';

/** One network: its overview. Several: the list. None: how to add nodes. */
export default async function HomePage() {
  const { networks } = await readNetworks();
  const [only] = networks;
  if (only === undefined) redirect(setupPath);
  if (networks.length === 1) redirect(overviewPath(only.id));
  return (
    <main className="mx-auto max-w-[860px] px-4 py-8">
      <div className="mb-5 flex items-center justify-between">
        <h1 className="font-semibold text-heading tracking-tight">Quorumwatch</h1>
        <ThemeMenu />
      </div>
      <NetworkList />
    </main>
  );
}
