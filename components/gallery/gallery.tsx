'use client';

import { useEffect, useMemo } from 'react';
import type { GalleryPart, GalleryState } from '@/components/gallery/part';
import { GALLERY } from '@/components/gallery/parts';
import { Stale } from '@/components/live/use-live';
import { ToastHost } from '@/components/overlay/toast-host';
import { ThemeMenu } from '@/components/shell/theme-menu';
import { liveAt, TestPage } from '@/components/test-page';
import { AT } from '@/components/test-views';

/** Every component in every state, from the fixtures of the tests. Time stands still in it, and it asks nobody. */
export function Gallery() {
  const { store } = useMemo(() => liveAt(), []);
  useEffect(() => store.heard(AT), [store]);
  return (
    <TestPage store={store}>
      <main className="mx-auto max-w-[1180px] px-4 py-8">
        <div className="mb-6 flex items-center justify-between gap-4">
          <h1 className="font-semibold text-display tracking-tight">Gallery</h1>
          <ThemeMenu />
        </div>
        {GALLERY.map((part) => (
          <Part key={part.name} part={part} />
        ))}
      </main>
      <ToastHost />
    </TestPage>
  );
}

function Part({ part: { name, says, wide = false, states } }: { readonly part: GalleryPart }) {
  return (
    <section aria-label={name} className="mb-10">
      <h2 className="font-semibold text-title">{name}</h2>
      <p className="mb-4 text-ink2">{says}</p>
      <div className={wide ? 'grid gap-6' : 'flex flex-wrap items-start gap-x-8 gap-y-6'}>
        {states.map((state) => (
          <State key={state.name} state={state} />
        ))}
      </div>
    </section>
  );
}

function State({ state: { name, draw, link = 'live' } }: { readonly state: GalleryState }) {
  const isLost = link === 'lost';
  return (
    <figure className="min-w-0" data-gallery-state={name}>
      <figcaption className="mb-1.5 text-micro text-ink3">{name}</figcaption>
      <div data-stale={isLost} data-drawn>
        <Stale value={isLost ? { asOf: AT - 90_000 } : null}>{draw()}</Stale>
      </div>
    </figure>
  );
}
