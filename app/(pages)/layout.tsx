import type { ReactNode } from 'react';
import { LiveProvider } from '@/components/live/live-provider';
import { readFrame } from '@/lib/queries/read-frame';

/** Every page but walls, which load no more than they show. */
export default async function PagesLayout({ children }: { readonly children: ReactNode }) {
  return <LiveProvider {...(await readFrame())}>{children}</LiveProvider>;
}
