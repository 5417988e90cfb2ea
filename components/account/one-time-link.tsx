'use client';

import { useEffect, useState } from 'react';
import { CopyButton } from '@/components/marks/copy-button';
import { sayAccount } from '@/lib/views/words/account';

/** Shown this once: only a digest of it is kept. */
export function OneTimeLink({ name, path }: { readonly name: string; readonly path: string }) {
  const [origin, setOrigin] = useState('');
  useEffect(() => setOrigin(location.origin), []);
  const link = `${origin}${path}`;
  return (
    <div className="card mb-4">
      <p className="font-medium">
        {sayAccount('one-time-link.link-for')}
        {name}
        {sayAccount('one-time-link.set-password-holds')}
      </p>
      <p className="mt-1.5 flex items-start gap-2 break-all font-mono text-small">
        {link} <CopyButton text={link} what={sayAccount('one-time-link.link')} />
      </p>
    </div>
  );
}
