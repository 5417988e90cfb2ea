import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LiveValidators } from '@/components/validators/live-validators';
import { readValidators, readValidatorWindow } from '@/lib/queries/read-validators';

type Props = {
  readonly params: Promise<{ network: string }>;
  readonly searchParams: Promise<{ window?: string | readonly string[] }>;
};

export const metadata: Metadata = { title: 'Validators' };

export default async function ValidatorsPage({ params, searchParams }: Props) {
  const { window } = await searchParams;
  const first = await readValidators(
    decodeURIComponent((await params).network),
    readValidatorWindow(typeof window === 'string' ? window : null) ?? '100',
  );
  if (first === null) notFound();
  return <LiveValidators key={first.over.window} first={first} />;
}
