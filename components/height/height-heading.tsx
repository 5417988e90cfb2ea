import { ChevronLeft, ChevronRight } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Hint } from '@/components/overlay/hint';
import { heightPath, overviewPath } from '@/components/routes';
import { sayHeight } from '@/lib/views/words/height';

type Props = { readonly network: string; readonly name: string; readonly height: number };

/** Where this page stands, and the way to its neighbours. */
export function HeightHeading({ network, name, height }: Props) {
  return (
    <nav aria-label={sayHeight('height-heading.heights')} className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <Link href={overviewPath(network)} className="link min-w-0 break-words font-medium text-ink">
        {name}
      </Link>
      <span>{`· ${sayHeight('height-heading.height', { height })}`}</span>
      <span className="flex">
        {height === 0 ? null : (
          <Neighbour network={network} height={height - 1}>
            <ChevronLeft size={16} aria-hidden="true" />
          </Neighbour>
        )}
        <Neighbour network={network} height={height + 1}>
          <ChevronRight size={16} aria-hidden="true" />
        </Neighbour>
      </span>
    </nav>
  );
}

function Neighbour({ network, height, children }: { readonly network: string; readonly height: number; readonly children: ReactNode }) {
  const label = sayHeight('height-heading.height-3', { height });
  return (
    <Hint says={label}>
      <Link
        href={heightPath(network, height)}
        prefetch={false}
        aria-label={label}
        className="grid size-7 place-items-center rounded-md hover:bg-sunk hover:text-ink"
      >
        {children}
      </Link>
    </Hint>
  );
}
