import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LiveForks } from '@/components/timeline/live-forks';
import { readForks } from '@/lib/queries/read-forks';
import { readMoment } from '@/lib/queries/read-parameters';

type Props = {
  readonly params: Promise<{ network: string }>;
  readonly searchParams: Promise<{ t?: string | readonly string[] }>;
};

export const metadata: Metadata = { title: 'Forks' };

export default async function ForksPage({ params, searchParams }: Props) {
  const { t } = await searchParams;
  const first = await readForks(decodeURIComponent((await params).network), typeof t === 'string' ? readMoment(t) : null);
  if (first === null) notFound();
  return <LiveForks key={first.at ?? 'now'} first={first} />;
}
