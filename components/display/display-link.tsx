'use client';

import { useEffect, useState } from 'react';
import { CopyButton } from '@/components/marks/copy-button';

/** Shown this once: only a digest of its token is kept. */
export function DisplayLink({ name, path }: { readonly name: string; readonly path: string }) {
  const [origin, setOrigin] = useState('');
  useEffect(() => setOrigin(location.origin), []);
  const link = `${origin}${path}`;
  return (
    <div className="card mb-4">
      <p className="font-medium">
        The link for {name}. Open it once on that screen. It is shown only now, and whoever has it can read the wall: keep it like a
        password.
      </p>
      <p className="mt-1.5 flex items-start gap-2 break-all font-mono text-small">
        {link} <CopyButton text={link} what="the link" />
      </p>
      <p className="mt-1.5 text-ink2">
        Further settings go behind it: <code>&amp;distance=5</code> metres, <code>&amp;size=55</code> inches, <code>&amp;theme=dark</code>,{' '}
        <code>&amp;dim=22-06</code>, <code>&amp;sound=1</code>.
      </p>
    </div>
  );
}
