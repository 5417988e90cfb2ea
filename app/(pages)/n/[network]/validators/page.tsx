import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { StrangeParameters } from '@/components/shell/strange-parameters';
import { LiveValidators } from '@/components/validators/live-validators';
import { type PageSearchParams, pageSearch } from '@/lib/queries/page-search';
import { readValidators } from '@/lib/queries/read-validators';
import { sayPage } from '@/lib/views/words/pages';

type Props = {
  readonly params: Promise<{ network: string }>;
  readonly searchParams: PageSearchParams;
};

export const metadata: Metadata = { title: sayPage('validators.title') };

export default async function ValidatorsPage({ params, searchParams }: Props) {
  const { values, strange } = await pageSearch('validators', searchParams);
  const first = await readValidators(decodeURIComponent((await params).network), values.window);
  if (first === null) notFound();
  return (
    <>
      <StrangeParameters strange={strange} />
      <LiveValidators key={first.over.window} first={first} />
    </>
  );
}
