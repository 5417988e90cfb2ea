'use client';

import { CircleUser } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useRef, useState } from 'react';
import { useCommand } from '@/components/account/use-command';
import { Fault } from '@/components/marks/fault';
import { signInPath } from '@/components/routes';

type Props = { readonly person: { readonly name: string; readonly role: string } | null };

/** Who is signed in, and what that leads to; a way to sign in for whoever is not. */
export function AccountMenu({ person }: Props) {
  const here = usePathname();
  // Where it was opened: going elsewhere closes it.
  const [openAt, setOpenAt] = useState<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const { send, busy, fault } = useCommand();
  const open = openAt === here;
  if (person === null) {
    return (
      <Link
        href={signInPath(here)}
        prefetch={false}
        className="flex items-center gap-2 rounded-md px-2.5 py-1.5 text-ink2 hover:bg-sunk hover:text-ink"
      >
        <CircleUser size={16} aria-hidden="true" />
        Sign in
      </Link>
    );
  }
  const signOut = async () => {
    const answer = await send('/api/auth/sign-out');
    if (answer.ok) location.assign(here);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what any control within has open
    <div
      className="relative"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        setOpenAt(null);
        button.current?.focus();
      }}
    >
      <button
        ref={button}
        type="button"
        aria-expanded={open}
        aria-controls="account-menu"
        onClick={() => setOpenAt(open ? null : here)}
        className="flex w-full min-w-0 items-center gap-2 rounded-md px-2.5 py-1.5 text-left text-ink2 hover:bg-sunk hover:text-ink"
      >
        <CircleUser size={16} aria-hidden="true" className="flex-none" />
        <span className="min-w-0 break-words max-[900px]:sr-only">
          {person.name}, <span className="inline-block text-ink3">{person.role}</span>
        </span>
      </button>
      <ul
        id="account-menu"
        hidden={!open}
        className="absolute right-0 z-40 mt-1 w-[208px] rounded-lg border border-line bg-surface p-1 shadow-menu"
      >
        <li className="px-2.5 py-1.5 text-ink3 min-[900px]:hidden">
          {person.name}, {person.role}
        </li>
        <li>
          <Link href="/account" className="block rounded-md px-2.5 py-1.5 hover:bg-sunk">
            Your account
          </Link>
        </li>
        {person.role === 'admin' ? (
          <>
            <li>
              <Link href="/admin/accounts" className="block rounded-md px-2.5 py-1.5 hover:bg-sunk">
                Accounts
              </Link>
            </li>
            <li>
              <Link href="/admin/displays" className="block rounded-md px-2.5 py-1.5 hover:bg-sunk">
                Displays
              </Link>
            </li>
          </>
        ) : null}
        <li>
          <button
            type="button"
            disabled={busy}
            onClick={() => void signOut()}
            className="block w-full rounded-md px-2.5 py-1.5 text-left hover:bg-sunk"
          >
            Sign out
          </button>
        </li>
        {fault === null ? null : (
          <li className="p-1">
            <Fault says={fault} />
          </li>
        )}
      </ul>
    </div>
  );
}
