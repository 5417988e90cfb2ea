'use client';

import { SeverityMark } from '@/components/marks/severity-mark';

/** Says that nothing is known rather than showing half a page. */
export default function PageError({ error, reset }: { readonly error: Error & { digest?: string }; readonly reset: () => void }) {
  return (
    <main className="mx-auto max-w-[640px] px-4 py-16">
      <h1 className="flex items-center gap-3 font-semibold text-heading tracking-tight">
        <SeverityMark severity="unknown" size={24} />
        This page could not be read
      </h1>
      <p className="mt-2 text-ink2">
        The state of the network is not known here. The server’s log says why
        {error.digest === undefined ? '' : ` (reference ${error.digest})`}.
      </p>
      <button type="button" onClick={reset} className="control mt-5">
        Try again
      </button>
    </main>
  );
}
