'use client';

import { useEffect, useState } from 'react';
import { CopyButton } from '@/components/marks/copy-button';
import { sayDisplay } from '@/lib/views/words/display';

/** Shown this once: only a digest of its token is kept. */
export function DisplayLink({ name, path }: { readonly name: string; readonly path: string }) {
  const [origin, setOrigin] = useState('');
  useEffect(() => setOrigin(location.origin), []);
  const link = `${origin}${path}`;
  return (
    <div className="card mb-4">
      <p className="font-medium">
        {sayDisplay('display-link.link-for')}
        {name}
        {sayDisplay('display-link.open-once-on')}
      </p>
      <p className="mt-1.5 flex items-start gap-2 break-all font-mono text-small">
        {link} <CopyButton text={link} what={sayDisplay('display-link.link')} />
      </p>
      <p className="mt-1.5 text-ink2">
        {sayDisplay('display-link.further-settings-go')}
        <code>&amp;distance=5</code>
        {sayDisplay('display-link.metres')}
        <code>&amp;size=55</code>
        {sayDisplay('display-link.inches')}
        <code>&amp;theme=dark</code>, <code>&amp;dim=22-06</code>, <code>&amp;sound=1</code>.
      </p>
    </div>
  );
}
