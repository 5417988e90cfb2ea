import { useId } from 'react';
import { BranchRow } from '@/components/fork/branch-row';
import { ForkPicture } from '@/components/fork/fork-picture';
import { nameByAddress } from '@/components/fork/node-names';
import { formatWhole } from '@/components/format/number';
import { HeightLink } from '@/components/marks/height-link';
import { HexText } from '@/components/marks/hex';
import { Spoken } from '@/components/marks/spoken';
import { Term } from '@/components/marks/term';
import { Unknown } from '@/components/marks/unknown';
import { byName } from '@/lib/views/by-name';
import { listOf } from '@/lib/views/format';
import type { ForkView, NodeView } from '@/lib/views/types';
import { sayFork } from '@/lib/views/words/fork';

type Props = { readonly fork: ForkView; readonly nodes: readonly Pick<NodeView, 'name' | 'address'>[]; readonly network: string };

/** The fork as a picture and, row by row beside it, as words. */
export function ForkPanel({ fork, nodes, network }: Props) {
  const heading = useId();
  const nameOf = nameByAddress(nodes);
  const several = fork.branches.length > 2 ? sayFork('fork-panel.more-than-one') : sayFork('fork-panel.both');
  return (
    <section aria-labelledby={heading} className="card">
      <h2 id={heading} className="card-title">
        <span>
          <Spoken parts={sayFork.parts('fork-panel.the-fork', { term: <Term id="fork">{sayFork('fork-panel.fork')}</Term> })} />
        </span>
        <span className="card-note">
          {fork.sealedBoth.length === 0
            ? sayFork('fork-panel.nobody-known-have', { several })
            : sayFork('fork-panel.sealed', { sealedBoth: listOf(fork.sealedBoth.map(nameOf).sort(byName), 6), several })}
        </span>
      </h2>
      <div className="grid grid-cols-[minmax(92px,0.7fr)_minmax(0,1fr)] gap-x-7">
        <ForkPicture fork={fork} />
        <ul className="grid auto-rows-fr">
          {fork.branches.map((branch) => (
            <BranchRow key={branch.label} branch={branch} forkedAt={fork.height} nameOf={nameOf} />
          ))}
        </ul>
      </div>
      <p className="mt-3 flex flex-wrap items-center gap-x-2 text-small text-ink2">
        <HeightLink network={network} height={fork.ancestor.height}>
          {fork.proven ? sayFork('fork-panel.last-common-block') : sayFork('fork-panel.last-block-known')}{' '}
          {formatWhole(fork.ancestor.height)}
        </HeightLink>
        <HexText value={fork.ancestor.hash} what={sayFork('fork-panel.hash-last-common')} />
        {fork.proven ? null : <Unknown word={sayFork('fork-panel.ancestor-still-being')} />}
        <span>
          {'· '}
          <Spoken parts={sayFork.parts('fork-panel.forked-at', { height: <HeightLink network={network} height={fork.height} /> })} />
        </span>
      </p>
    </section>
  );
}
