import type { Metadata } from 'next';
import { RefusedLink } from '@/components/wall/refused-link';
import { sayPage } from '@/lib/views/words/pages';

export const metadata: Metadata = { title: sayPage('display.title') };

type Props = { readonly searchParams: Promise<Readonly<Record<string, string | readonly string[] | undefined>>> };

/** Where the link of a display leads that does not hold. */
export default async function DisplayPage({ searchParams }: Props) {
  const { why, minutes } = await searchParams;
  return <RefusedLink why={why} minutes={minutes} />;
}
