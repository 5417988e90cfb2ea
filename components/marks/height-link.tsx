import Link from 'next/link';
import type { ReactNode } from 'react';
import { formatWhole } from '@/components/format/number';
import { heightPath } from '@/components/routes';

type Props = { readonly network: string; readonly height: number; readonly children?: ReactNode };

/** A height, and the way to what every node says of it. */
export function HeightLink({ network, height, children }: Props) {
  return (
    <Link href={heightPath(network, height)} prefetch={false} className="link">
      {children ?? formatWhole(height)}
    </Link>
  );
}
