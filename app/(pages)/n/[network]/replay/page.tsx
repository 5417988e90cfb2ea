import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Replay } from '@/components/replay/replay';
import { StrangeParameters } from '@/components/shell/strange-parameters';
import { outsideKept, type PageSearchParams, pageSearch } from '@/lib/queries/page-search';
import { readReplay } from '@/lib/queries/read-past';
import { sayPage } from '@/lib/views/words/pages';

type Props = {
  readonly params: Promise<{ network: string }>;
  readonly searchParams: PageSearchParams;
};

export const metadata: Metadata = { title: sayPage('replay.title') };

export default async function ReplayPage({ params, searchParams }: Props) {
  const { values, strange } = await pageSearch('replay', searchParams);
  const read = await readReplay(decodeURIComponent((await params).network), values.t);
  if (read === null) notFound();
  return (
    <>
      <StrangeParameters strange={[...strange, ...outsideKept(values.t, read.history)]} />
      <Replay first={read.history} moment={read.moment} />
    </>
  );
}
