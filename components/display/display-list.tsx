'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useCommand } from '@/components/account/use-command';
import { DisplayLink } from '@/components/display/display-link';
import { DisplayRow } from '@/components/display/display-row';
import { NewDisplayForm } from '@/components/display/new-display-form';
import { Fault } from '@/components/marks/fault';
import { ScrollArea } from '@/components/marks/scroll-area';
import type { DisplaysView } from '@/lib/views/display-types';
import { sayDisplay } from '@/lib/views/words/display';

/** All screens with a link of their own: which hang, which are revoked, and a form for a new one. */
export function DisplayList({ view }: { readonly view: DisplaysView }) {
  const router = useRouter();
  const { send, busy, fault, dismiss } = useCommand();
  const [link, setLink] = useState<{ readonly name: string; readonly path: string } | null>(null);
  const revoke = async (id: string) => {
    await send(`/api/v1/displays/${encodeURIComponent(id)}/revoke`);
    setLink(null);
    router.refresh();
  };
  const made = (name: string, path: string) => {
    setLink({ name, path });
    router.refresh();
  };
  const displays = [...view.displays].sort((a, b) => Number(a.revokedAt !== null) - Number(b.revokedAt !== null));
  return (
    <>
      <p className="mb-4 max-w-[70ch] text-ink2">{sayDisplay('display-list.display-screen-on')}</p>
      <div aria-live="polite">
        {fault === null ? null : <Fault says={fault} onClose={dismiss} />}
        {link === null ? null : <DisplayLink name={link.name} path={link.path} />}
      </div>
      {displays.length === 0 ? (
        <p className="card mb-4">{sayDisplay('display-list.no-display-has')}</p>
      ) : (
        <div className="card mb-4">
          <ScrollArea label={sayDisplay('display-list.all-displays')}>
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{sayDisplay('display-list.place')}</th>
                  <th scope="col">{sayDisplay('display-list.shows')}</th>
                  <th scope="col">{sayDisplay('display-list.last-read')}</th>
                  <th scope="col">{sayDisplay('display-list.made')}</th>
                  <th scope="col">
                    <span className="sr-only">{sayDisplay('display-list.what-can-be')}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {displays.map((display) => (
                  <DisplayRow key={display.id} display={display} networks={view.networks} busy={busy} onRevoke={revoke} />
                ))}
              </tbody>
            </table>
          </ScrollArea>
        </div>
      )}
      <NewDisplayForm networks={view.networks} onMade={made} />
    </>
  );
}
