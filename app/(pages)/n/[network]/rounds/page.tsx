import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LiveRounds } from '@/components/rounds/live-rounds';
import { StrangeParameters } from '@/components/shell/strange-parameters';
import { type PageSearchParams, pageSearch } from '@/lib/queries/page-search';
import { readRounds } from '@/lib/queries/read-rounds';
import { sayPage } from '@/lib/views/words/pages';

type Props = {
  readonly params: Promise<{ network: string }>;
  readonly searchParams: PageSearchParams;
};

export const metadata: Metadata = { title: sayPage('rounds.title') };

export default async function RoundsPage({ params, searchParams }: Props) {
  const { values, strange } = await pageSearch('rounds', searchParams);
  const span = values.window;
  const first = await readRounds(decodeURIComponent((await params).network), span);
  if (first === null) notFound();
  return (
    <>
      <StrangeParameters strange={strange} />
      <LiveRounds key={span} first={first} span={span} />
    </>
  );
}
