import Link from 'next/link';
import { formatWhole } from '@/components/format/number';
import { HexText } from '@/components/marks/hex';
import { Term } from '@/components/marks/term';
import { Unknown } from '@/components/marks/unknown';
import { Fact } from '@/components/overview/fact';
import { heightPath } from '@/components/routes';
import type { ForkView, HeadView } from '@/lib/views/types';
import { sayOverview } from '@/lib/views/words/overview';

type Props = { readonly head: HeadView | null; readonly fork: ForkView | null; readonly network: string };

/** The highest height any node holds. */
export function HeadFact({ head, fork, network }: Props) {
  if (head === null)
    return <Fact label={<Term id="head" />} value={<Unknown why={sayOverview('nobody')} />} lines={[sayOverview('nobody')]} />;
  const value = (
    <Link href={heightPath(network, head.height)} prefetch={false} className="rounded-sm hover:underline">
      {formatWhole(head.height)}
    </Link>
  );
  return <Fact label={<Term id="head" />} value={value} lines={[headLine(head, fork)]} />;
}

function headLine(head: HeadView, fork: ForkView | null) {
  if (head.hash !== null) return <HexText value={head.hash} what={sayOverview('head.what')} />;
  if (fork !== null)
    return fork.branches.length > 1 ? sayOverview('head.branches', { count: fork.branches.length }) : sayOverview('head.branches.unknown');
  return sayOverview('head.several');
}
