'use client';

import { useEffect } from 'react';
import { isPageServed } from '@/components/live/is-page-served';
import '@/components/wall/screen.css';
import { sayWallError } from '@/lib/views/words/wall-error';

const AGAIN_MS = 15_000;

/** Nobody stands before a wall to click: it loads itself again, as soon as the server gives the page. */
export default function WallError({ error }: { readonly error: Error & { digest?: string } }) {
  useEffect(() => {
    const timer = setInterval(() => {
      isPageServed().then(
        (served) => served && location.reload(),
        () => {},
      );
    }, AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
  const reference = error.digest === undefined ? '' : sayWallError('reference', { digest: error.digest });
  const todo = sayWallError('todo', { reference });
  // Sent along with every wall: without the marks of other screens.
  return (
    <main className="screen-notice">
      <h1>{sayWallError('title')}</h1>
      <p role="status">{todo}</p>
    </main>
  );
}
