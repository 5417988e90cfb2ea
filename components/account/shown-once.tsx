'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { CopyButton } from '@/components/marks/copy-button';

type Props = {
  /** For whom or what it is, and what it does. */
  readonly says: ReactNode;
  readonly path: string;
  /** What is copied, for the button. */
  readonly what: string;
  readonly children?: ReactNode;
};

/** A link with a token in it, whole, as it can be opened from here. Shown this once: only a digest of it is kept. */
export function ShownOnce({ says, path, what, children }: Props) {
  const [origin, setOrigin] = useState('');
  useEffect(() => setOrigin(location.origin), []);
  const link = `${origin}${path}`;
  return (
    <div className="card mb-4">
      <p className="font-medium">{says}</p>
      <p className="mt-1.5 flex items-start gap-2 break-all font-mono text-small">
        {link} <CopyButton text={link} what={what} />
      </p>
      {children}
    </div>
  );
}
