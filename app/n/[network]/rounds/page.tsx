import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LiveRounds } from '@/components/rounds/live-rounds';
import { readRoundSpan, readRounds } from '@/lib/queries/read-rounds';

type Props = {
  readonly params: Promise<{ network: string }>;
  readonly searchParams: Promise<{ window?: string | readonly string[] }>;
};

export const metadata: Metadata = { title: 'Rounds' };

export default async function RoundsPage({ params, searchParams }: Props) {
  const span = readRoundSpan((await searchParams).window);
  const first = await readRounds(decodeURIComponent((await params).network), span);
  if (first === null) notFound();
  return <LiveRounds key={span} first={first} span={span} />;
}
