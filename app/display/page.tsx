import type { Metadata } from 'next';
import { ScreenNotice } from '@/components/wall/screen-notice';
import { readWallRefusal, wallNotice } from '@/lib/views/wall-notice';

export const metadata: Metadata = { title: 'Display' };

type Props = { readonly searchParams: Promise<Readonly<Record<string, string | readonly string[] | undefined>>> };

/** Where the link of a display leads that does not hold. */
export default async function DisplayPage({ searchParams }: Props) {
  const { why, minutes } = await searchParams;
  const wait = typeof minutes === 'string' && /^\d{1,3}$/.test(minutes) ? Number(minutes) : null;
  return <ScreenNotice notice={wallNotice(readWallRefusal(why) ?? 'unknown', wait)} />;
}
