import { formatDuration } from '@/components/format/duration';
import { formatWhole } from '@/components/format/number';
import { BranchChip } from '@/components/marks/branch-chip';
import { HexText } from '@/components/marks/hex';
import { Spoken } from '@/components/marks/spoken';
import { Term } from '@/components/marks/term';
import { Unknown } from '@/components/marks/unknown';
import type { WorthView } from '@/lib/views/recovery-types';
import { sayPlan } from '@/lib/views/words/recovery-plan';

/** What a plan keeps, loses and needs. The same rows in the same order everywhere, so that two can be held against each other. */
export function WorthFacts({ worth, wide = false }: { readonly worth: WorthView; readonly wide?: boolean }) {
  return (
    <dl className={`grid content-start ${wide ? 'gap-x-10 min-[1500px]:grid-cols-2' : ''}`}>
      <Row name={sayPlan('worth-facts.keeps')}>
        {worth.keepsBranch === null ? sayPlan('worth-facts.no-branch') : <Branches labels={[worth.keepsBranch]} />}
        {worth.dropsBranches.length === 0 ? null : (
          <span className="ml-2 text-ink2">
            <Spoken parts={sayPlan.parts('worth-facts.drops', { dropsBranches: <Branches labels={worth.dropsBranches} /> })} />
          </span>
        )}
      </Row>
      <Row name={sayPlan('worth-facts.blocks-lost')}>
        <Opens
          none={sayPlan('worth-facts.none')}
          count={worth.losesBlocks.length}
          says={sayPlan('worth-facts.blocks', { count: worth.losesBlocks.length })}
        >
          {worth.losesBlocks.map(({ height, hash, branch }) => (
            <li key={hash} className="flex items-center gap-1.5">
              {formatWhole(height)} <BranchChip label={branch} />{' '}
              <HexText value={hash} what={sayPlan('worth-facts.hash', { height: String(height) })} />
            </li>
          ))}
        </Opens>
      </Row>
      <Row name={sayPlan('worth-facts.transactions')}>
        {worth.losesTransactions === null ? (
          <Unknown why={sayPlan('worth-facts.block-branch-could')} />
        ) : (
          <Opens
            none={sayPlan('worth-facts.none-lost')}
            count={worth.losesTransactions.length}
            says={sayPlan('worth-facts.transactions-lost', { count: worth.losesTransactions.length })}
          >
            {worth.losesTransactions.map((hash) => (
              <li key={hash}>
                <HexText value={hash} what={sayPlan('worth-facts.transactions-hash')} />
              </li>
            ))}
          </Opens>
        )}
      </Row>
      <Row name={sayPlan('worth-facts.votes')}>
        {worth.losesVotes === null ? (
          <Unknown why={sayPlan('worth-facts.header-dropped-block')} />
        ) : (
          <Opens
            none={sayPlan('worth-facts.none-lost')}
            count={worth.losesVotes.length}
            says={sayPlan('worth-facts.votes-lost', { count: worth.losesVotes.length })}
          >
            {worth.losesVotes.map((vote) => (
              <li key={vote} className="break-words">
                {vote}
              </li>
            ))}
          </Opens>
        )}
      </Row>
      {worth.emptiesPools.length === 0 ? null : (
        <Row name={sayPlan('worth-facts.pools-emptied')}>
          <Opens
            none={sayPlan('worth-facts.none')}
            count={worth.emptiesPools.length}
            says={sayPlan('worth-facts.pools', { count: worth.emptiesPools.length })}
          >
            {worth.emptiesPools.map(({ node, pending }) => (
              <li key={node} className="flex flex-wrap gap-1.5">
                {node}
                {pending === null ? (
                  <Unknown word={sayPlan('worth-facts.waiting-not-told')} />
                ) : (
                  <span className="text-ink2">{sayPlan('worth-facts.transactions-waiting', { pending })}</span>
                )}
              </li>
            ))}
          </Opens>
        </Row>
      )}
      {worth.warns.length === 0 ? null : (
        <Row name={sayPlan('worth-facts.beware')}>
          <ul className="grid gap-1">
            {worth.warns.map((one) => (
              <li key={one} className="break-words">
                {one}
              </li>
            ))}
          </ul>
        </Row>
      )}
      <Row name={<Term id="rewind">{sayPlan('worth-facts.rewinds')}</Term>}>
        <Names names={worth.rewinds} none={sayPlan('worth-facts.no-node')} />
      </Row>
      <Row name={sayPlan('worth-facts.touches')}>
        <Names names={worth.touches} none={sayPlan('worth-facts.no-node')} />
      </Row>
      <Row name={sayPlan('worth-facts.may-fail-meanwhile')}>
        {worth.margin === null ? (
          <Unknown />
        ) : worth.margin === 0 ? (
          sayPlan('worth-facts.no-validator')
        ) : (
          sayPlan('worth-facts.validators', { margin: worth.margin })
        )}
      </Row>
      <Row name={sayPlan('worth-facts.takes-about')}>
        {worth.expectedMs === null ? <Unknown word={sayPlan('worth-facts.can-not-be')} /> : formatDuration(worth.expectedMs)}
      </Row>
    </dl>
  );
}

function Row({ name, children }: { readonly name: React.ReactNode; readonly children: React.ReactNode }) {
  return (
    <div className="grid grid-cols-[132px_minmax(0,1fr)] gap-x-3 border-line border-t py-1.75">
      <dt className="text-ink3">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  );
}

function Branches({ labels }: { readonly labels: readonly string[] }) {
  return (
    <span className="inline-flex gap-1 align-middle">
      {labels.map((label) => (
        <BranchChip key={label} label={label} />
      ))}
    </span>
  );
}

function Opens({
  none,
  count,
  says,
  children,
}: {
  readonly none: string;
  readonly count: number;
  readonly says: string;
  readonly children: React.ReactNode;
}) {
  if (count === 0) return none;
  return (
    <details>
      <summary>{says}</summary>
      <ul className="mt-1 grid max-h-52 gap-0.5 overflow-y-auto">{children}</ul>
    </details>
  );
}

function Names({ names, none }: { readonly names: readonly string[]; readonly none: string }) {
  if (names.length === 0) return none;
  if (names.length === 1) return names[0];
  return (
    <details>
      <summary>{sayPlan('worth-facts.nodes', { names: names.length })}</summary>
      <p className="mt-1 break-words text-ink2">{names.join(', ')}</p>
    </details>
  );
}
