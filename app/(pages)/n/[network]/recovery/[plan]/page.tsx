import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LiveWizard } from '@/components/recovery/live-wizard';
import { readRecoveryPage } from '@/lib/queries/read-one-recovery';
import { sayPage } from '@/lib/views/words/pages';

type Props = { readonly params: Promise<{ network: string; plan: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { plan } = await params;
  return /^\d{1,15}$/.test(plan) ? { title: sayPage('plan.title', { plan }) } : {};
}

export default async function RecoveryPlanPage({ params }: Props) {
  const { network, plan } = await params;
  const first = await readRecoveryPage(decodeURIComponent(network), decodeURIComponent(plan));
  if (first === null) notFound();
  return <LiveWizard key={first.plan.number} first={first} />;
}
