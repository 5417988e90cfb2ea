import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { StrangeParameters } from '@/components/shell/strange-parameters';
import { LiveForks } from '@/components/timeline/live-forks';
import { type PageSearchParams, pageSearch } from '@/lib/queries/page-search';
import { readForks } from '@/lib/queries/read-forks';
import { sayPage } from '@/lib/views/words/pages';

type Props = {
  readonly params: Promise<{ network: string }>;
  readonly searchParams: PageSearchParams;
};

export const metadata: Metadata = { title: sayPage('forks.title') };

export default async function ForksPage({ params, searchParams }: Props) {
  const { values, strange } = await pageSearch('forks', searchParams);
  const first = await readForks(decodeURIComponent((await params).network), values.t);
  if (first === null) notFound();
  return (
    <>
      <StrangeParameters strange={strange} />
      <LiveForks key={first.at ?? 'now'} first={first} heights={values.heights} />
    </>
  );
}
