'use client';

import { CircleUser } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useLater } from '@/components/overlay/use-later';
import { signInPath } from '@/components/routes';
import type { Person } from '@/components/shell/person-menu';
import { sayRole } from '@/lib/views/words/roles';
import { sayShell } from '@/lib/views/words/shell';

const PLACE = 'flex w-full min-w-0 items-center gap-2 rounded-md px-2.5 py-1.5 text-left text-ink2 hover:bg-sunk hover:text-ink';
const load = () => import('@/components/shell/person-menu').then((module) => module.PersonMenu);

/** Who is signed in, and what that leads to; a way to sign in for whoever is not. The menu's script comes after the page. */
export function AccountMenu({ person }: { readonly person: Person | null }) {
  const here = usePathname();
  return person === null ? (
    <Link href={signInPath(here)} prefetch={false} className={PLACE}>
      <CircleUser size={16} aria-hidden="true" />
      {sayShell('account.in')}
    </Link>
  ) : (
    <SignedIn person={person} />
  );
}

function SignedIn({ person }: { readonly person: Person }) {
  const PersonMenu = useLater(load);
  if (PersonMenu !== null) return <PersonMenu person={person} className={PLACE} />;
  return (
    <button type="button" disabled className={PLACE}>
      <CircleUser size={16} aria-hidden="true" className="flex-none" />
      <span className="min-w-0 break-words max-[900px]:sr-only">
        {person.name}, <span className="inline-block text-ink3">{sayRole(person.role)}</span>
      </span>
    </button>
  );
}
