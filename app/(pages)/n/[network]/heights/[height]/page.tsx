import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LiveHeight } from '@/components/height/live-height';
import { readHeight } from '@/lib/queries/read-height';
import { sayPage } from '@/lib/views/words/pages';

type Props = { readonly params: Promise<{ network: string; height: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const height = wholeHeight((await params).height);
  return height === null ? {} : { title: sayPage('height.title', { height }) };
}

export default async function HeightPage({ params }: Props) {
  const { network, height: text } = await params;
  const height = wholeHeight(text);
  const first = height === null ? null : await readHeight(decodeURIComponent(network), height);
  if (first === null) notFound();
  return <LiveHeight key={first.height} first={first} />;
}

function wholeHeight(text: string): number | null {
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
}
