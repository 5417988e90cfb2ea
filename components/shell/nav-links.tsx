'use client';

import { ChevronDown } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useRef, useState } from 'react';
import { useNetworks } from '@/components/live/use-views';
import { overviewPath } from '@/components/routes';
import { IncidentCount } from '@/components/shell/incident-count';
import { NavPending } from '@/components/shell/nav-pending';
import { PAGES, type PageLink } from '@/components/shell/pages';
import { sayShell } from '@/lib/views/words/shell';

/** The pages that exist: a column beside a wide page, a menu above a narrow one. */
export function NavLinks({ network }: { readonly network: string }) {
  const here = usePathname();
  // Where the menu was opened: going elsewhere closes it.
  const [openAt, setOpenAt] = useState<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const incidents = useNetworks().find((one) => one.id === network)?.incidents ?? null;
  const isHere = ({ path }: PageLink) => {
    const page = path(network);
    return here === page || (page !== overviewPath(network) && here.startsWith(`${page}/`));
  };
  const current = PAGES.find(isHere);
  const open = openAt === here;
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-expanded={open}
        aria-controls="pages"
        onClick={() => setOpenAt(open ? null : here)}
        className="control flex min-h-9 min-w-0 items-center justify-between gap-2 min-[900px]:hidden"
      >
        <span className="truncate">
          <span className="sr-only">{sayShell('pages.now')} </span>
          {current?.name ?? sayShell('pages')}
        </span>
        <span className="flex items-center gap-2">
          {open ? null : <IncidentCount incidents={incidents} />}
          <ChevronDown size={15} aria-hidden="true" className={open ? 'rotate-180' : ''} />
        </span>
      </button>
      <ul
        id="pages"
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !open) return;
          setOpenAt(null);
          button.current?.focus();
        }}
        className={`${open ? 'grid' : 'hidden'} order-last col-span-full grid-cols-2 gap-x-2 min-[900px]:order-none min-[900px]:grid min-[900px]:grid-cols-1`}
      >
        {PAGES.map((page, index) => (
          <li key={page.name} data-first={index > 0 && PAGES[index - 1]?.group !== page.group} className="nav-item">
            <Link
              href={page.path(network)}
              aria-current={isHere(page) ? 'page' : undefined}
              onClick={() => setOpenAt(null)}
              className="flex items-center justify-between gap-2 rounded-md px-2.5 py-1.5 text-ink2 hover:bg-sunk hover:text-ink aria-[current=page]:bg-surface aria-[current=page]:font-medium aria-[current=page]:text-ink aria-[current=page]:shadow-[0_0_0_1px_var(--line)]"
            >
              <span>
                {page.name}
                <NavPending />
              </span>
              {page.count === 'incidents' ? <IncidentCount incidents={incidents} /> : null}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
