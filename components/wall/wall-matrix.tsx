'use client';

import type { OverviewView } from '@/lib/views/types';

type Props = { readonly overview: OverviewView; readonly text: readonly string[] };

/** Every node's hash at the last heights, as far as there is room. */
export function WallMatrix({ text }: Props) {
  return (
    <section className="wall-matrix" data-zone="matrix" aria-label="Agreement by height">
      <div className="sr-only">
        {text.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </section>
  );
}
