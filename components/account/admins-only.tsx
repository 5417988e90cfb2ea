import type { Route } from 'next';
import Link from 'next/link';
import { StateNote } from '@/components/marks/state-note';
import { sayState } from '@/lib/views/words/states';

/** A page that the reader's role does not reach: for whom it is, and what to do. */
export function AdminsOnly({ page }: { readonly page: 'accounts' | 'displays' }) {
  return (
    <div className="card">
      <StateNote severity="info" says={sayState(`denied.${page}`)} help={sayState(`denied.${page}.help`)}>
        <Link href={'/account' as Route} className="link">
          {sayState('denied.to.account')}
        </Link>
        <Link href={'/' as Route} className="link">
          {sayState('denied.to.start')}
        </Link>
      </StateNote>
    </div>
  );
}
