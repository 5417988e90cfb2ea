import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { AppShell } from '@/components/shell/app-shell';
import { readNetworks } from '@/lib/queries/read-networks';
import { readPerson } from '@/lib/queries/reader';
import { sayPage } from '@/lib/views/words/pages';

type Props = { readonly children: ReactNode; readonly params: Promise<{ network: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const id = decodeURIComponent((await params).network);
  const found = (await readNetworks()).networks.find((one) => one.id === id);
  const name = found?.name ?? sayPage('network.unknown');
  return { title: { default: name, template: `%s · ${name} · Quorumwatch` } };
}

export default async function NetworkLayout({ children, params }: Props) {
  const id = decodeURIComponent((await params).network);
  const { networks } = await readNetworks();
  if (!networks.some((one) => one.id === id)) notFound();
  const person = await readPerson();
  return (
    <AppShell network={id} person={person === null ? null : { name: person.name, role: person.role }}>
      {children}
    </AppShell>
  );
}
