import Link from 'next/link';
import type { ReactNode } from 'react';
import { ToastHost } from '@/components/overlay/toast-host';
import { RecoveryBanner } from '@/components/recovery/recovery-banner';
import { SearchDialog } from '@/components/search/search-dialog';
import { AccountMenu } from '@/components/shell/account-menu';
import { HeightForm } from '@/components/shell/height-form';
import { KeepFocus } from '@/components/shell/keep-focus';
import { KeepingBanner } from '@/components/shell/keeping-banner';
import { NavLinks } from '@/components/shell/nav-links';
import { NetworkSwitch } from '@/components/shell/network-switch';
import { PrintedFrom } from '@/components/shell/printed-from';
import { Shortcuts } from '@/components/shell/shortcuts';
import { ThemeMenu } from '@/components/shell/theme-menu';
import { sayShell } from '@/lib/views/words/shell';

type Props = {
  readonly network: string;
  /** Who is signed in. */
  readonly person: { readonly name: string; readonly role: string } | null;
  readonly children: ReactNode;
};

/** Navigation beside the page on a wide screen, above it on a narrow one. */
export function AppShell({ network, person, children }: Props) {
  return (
    <div className="min-[900px]:grid min-[900px]:min-h-dvh min-[900px]:grid-cols-[220px_minmax(0,1fr)]">
      <a href="#page" className="absolute -top-20 left-3 z-50 rounded-md bg-ink px-3 py-2 text-surface focus:top-3">
        {sayShell('skip')}
      </a>
      <header className="border-line border-b px-4 py-2.5 min-[900px]:border-r min-[900px]:border-b-0 min-[900px]:px-3 min-[900px]:py-4.5">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2 min-[900px]:sticky min-[900px]:top-[18px] min-[900px]:flex-col min-[900px]:flex-nowrap min-[900px]:items-stretch">
          <div className="flex min-w-0 flex-1 items-center justify-between gap-1 min-[900px]:flex-none">
            <Link href="/" className="rounded px-1 font-semibold text-lead tracking-tight min-[900px]:pr-0 min-[900px]:pl-2.5">
              Quorumwatch
            </Link>
            <div className="flex">
              <Shortcuts network={network} />
              <ThemeMenu />
            </div>
          </div>
          <div className="order-2 min-[900px]:order-last min-[900px]:mt-2 min-[900px]:border-line min-[900px]:border-t min-[900px]:pt-2">
            <AccountMenu person={person} />
          </div>
          <div className="order-1 min-[900px]:order-none min-[900px]:px-0.5">
            <SearchDialog network={network} />
          </div>
          <div className="order-3 w-full min-w-0 min-[900px]:order-none min-[900px]:w-auto min-[900px]:px-2.5 min-[900px]:py-1">
            <NetworkSwitch network={network} />
          </div>
          <nav
            aria-label={sayShell('pages')}
            className="order-4 grid w-full grid-cols-2 gap-2 min-[900px]:order-none min-[900px]:flex min-[900px]:w-auto min-[900px]:flex-col"
          >
            <NavLinks network={network} />
            <div className="min-[900px]:mt-2">
              <HeightForm network={network} />
            </div>
          </nav>
        </div>
      </header>
      <main
        id="page"
        tabIndex={-1}
        className="mx-auto w-full min-w-0 max-w-[1640px] px-4 pt-4 pb-10 outline-none min-[900px]:px-7 min-[900px]:pt-5"
      >
        <KeepingBanner network={network} />
        <RecoveryBanner network={network} />
        {children}
        <PrintedFrom />
      </main>
      <KeepFocus within="page" />
      <ToastHost />
    </div>
  );
}
