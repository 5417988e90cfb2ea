import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Replay } from '@/components/replay/replay';
import { readMoment } from '@/lib/queries/read-parameters';
import { readReplay } from '@/lib/queries/read-past';

type Props = {
  readonly params: Promise<{ network: string }>;
  readonly searchParams: Promise<{ t?: string | readonly string[] }>;
};

export const metadata: Metadata = { title: 'Replay' };

export default async function ReplayPage({ params, searchParams }: Props) {
  const { t } = await searchParams;
  const read = await readReplay(decodeURIComponent((await params).network), typeof t === 'string' ? readMoment(t) : null);
  if (read === null) notFound();
  return <Replay first={read.history} moment={read.moment} />;
}
