import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LiveRecoveryHome } from '@/components/recovery/live-recovery-home';
import { StrangeParameters } from '@/components/shell/strange-parameters';
import { type PageSearchParams, pageSearch, unlessIncident } from '@/lib/queries/page-search';
import { readRecoveryHome } from '@/lib/queries/read-recovery';
import { sayPage } from '@/lib/views/words/pages';

export const metadata: Metadata = { title: sayPage('recovery.title') };

type Props = {
  readonly params: Promise<{ network: string }>;
  readonly searchParams: PageSearchParams;
};

/** Ways of recovery are asked for once the page is there: every node has to answer. */
export default async function RecoveryPage({ params, searchParams }: Props) {
  const network = decodeURIComponent((await params).network);
  const first = await readRecoveryHome(network);
  if (first === null) notFound();
  const { values, strange } = await pageSearch('recovery', searchParams);
  const missing = await unlessIncident(network, values.incident);
  return (
    <>
      <StrangeParameters strange={[...strange, ...missing]} />
      <LiveRecoveryHome first={first} incident={missing.length === 0 ? values.incident : null} />
    </>
  );
}
