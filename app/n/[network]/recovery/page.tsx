import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LiveRecoveryHome } from '@/components/recovery/live-recovery-home';
import { readRecoveryHome } from '@/lib/queries/read-recovery';

export const metadata: Metadata = { title: 'Recovery' };

type Props = {
  readonly params: Promise<{ network: string }>;
  readonly searchParams: Promise<{ readonly incident?: string | string[] }>;
};

/** Ways of recovery are asked for once the page is there: every node has to answer. */
export default async function RecoveryPage({ params, searchParams }: Props) {
  const first = await readRecoveryHome(decodeURIComponent((await params).network));
  if (first === null) notFound();
  const { incident } = await searchParams;
  return (
    <LiveRecoveryHome first={first} incident={typeof incident === 'string' && /^[1-9]\d{0,14}$/.test(incident) ? Number(incident) : null} />
  );
}
