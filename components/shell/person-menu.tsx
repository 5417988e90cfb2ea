'use client';

import { Menu } from '@base-ui/react/menu';
import { CircleUser } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useState } from 'react';
import { useCommand } from '@/components/account/use-command';
import { Fault } from '@/components/marks/fault';
import { MENU_ITEM, MenuPanel } from '@/components/overlay/menu-panel';
import { sayRole } from '@/lib/views/words/roles';
import { sayShell } from '@/lib/views/words/shell';

export type Person = { readonly name: string; readonly role: string };

type Props = { readonly person: Person; readonly className: string };

/** Who is signed in, and what that leads to. */
export function PersonMenu({ person, className }: Props) {
  const here = usePathname();
  // Where it was opened: going elsewhere closes it.
  const [openAt, setOpenAt] = useState<string | null>(null);
  const { send, busy, fault, dismiss } = useCommand();
  const signOut = async () => {
    const answer = await send('/api/auth/sign-out');
    if (answer.ok) location.assign(here);
  };
  return (
    <>
      <Menu.Root modal={false} open={openAt === here} onOpenChange={(open) => setOpenAt(open ? here : null)}>
        <Menu.Trigger className={className}>
          <CircleUser size={16} aria-hidden="true" className="flex-none" />
          <span className="min-w-0 break-words max-[900px]:sr-only">
            {person.name}, <span className="inline-block text-ink3">{sayRole(person.role)}</span>
          </span>
        </Menu.Trigger>
        <MenuPanel>
          <p className="px-2.5 py-1.5 text-ink3 min-[900px]:hidden">
            {person.name}, {sayRole(person.role)}
          </p>
          <Menu.LinkItem closeOnClick render={<Link href="/account" />} className={MENU_ITEM}>
            {sayShell('account.own')}
          </Menu.LinkItem>
          {person.role === 'admin' ? (
            <>
              <Menu.LinkItem closeOnClick render={<Link href="/admin/accounts" />} className={MENU_ITEM}>
                {sayShell('account.all')}
              </Menu.LinkItem>
              <Menu.LinkItem closeOnClick render={<Link href="/admin/displays" />} className={MENU_ITEM}>
                {sayShell('account.displays')}
              </Menu.LinkItem>
            </>
          ) : null}
          <Menu.Item disabled={busy} onClick={() => void signOut()} className={MENU_ITEM}>
            {sayShell('account.out')}
          </Menu.Item>
        </MenuPanel>
      </Menu.Root>
      <div role="alert">{fault === null ? null : <Fault says={fault} onClose={dismiss} />}</div>
    </>
  );
}
