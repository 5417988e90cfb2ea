import { formatDuration } from '@/components/format/duration';
import { countOf, formatWhole } from '@/components/format/number';
import { BranchChip } from '@/components/marks/branch-chip';
import { HexText } from '@/components/marks/hex';
import { Unknown } from '@/components/marks/unknown';
import type { WorthView } from '@/lib/views/recovery-types';

/** What a plan keeps, loses and needs. The same rows in the same order everywhere, so that two can be held against each other. */
export function WorthFacts({ worth, wide = false }: { readonly worth: WorthView; readonly wide?: boolean }) {
  return (
    <dl className={`grid content-start ${wide ? 'gap-x-10 min-[1500px]:grid-cols-2' : ''}`}>
      <Row name="Keeps">
        {worth.keepsBranch === null ? 'no branch' : <Branches labels={[worth.keepsBranch]} />}
        {worth.dropsBranches.length === 0 ? null : (
          <span className="ml-2 text-ink2">
            drops <Branches labels={worth.dropsBranches} />
          </span>
        )}
      </Row>
      <Row name="Blocks lost">
        <Opens none="none" count={worth.losesBlocks.length} word="block">
          {worth.losesBlocks.map(({ height, hash, branch }) => (
            <li key={hash} className="flex items-center gap-1.5">
              {formatWhole(height)} <BranchChip label={branch} /> <HexText value={hash} what={`the hash of ${height}`} />
            </li>
          ))}
        </Opens>
      </Row>
      <Row name="Transactions">
        {worth.losesTransactions === null ? (
          <Unknown why="a block of a branch could not be read" />
        ) : (
          <Opens none="none lost" count={worth.losesTransactions.length} word="transaction">
            {worth.losesTransactions.map((hash) => (
              <li key={hash}>
                <HexText value={hash} what="the transaction's hash" />
              </li>
            ))}
          </Opens>
        )}
      </Row>
      <Row name="Votes">
        {worth.losesVotes === null ? (
          <Unknown why="a header of a dropped block could not be read" />
        ) : (
          <Opens none="none lost" count={worth.losesVotes.length} word="vote">
            {worth.losesVotes.map((vote) => (
              <li key={vote} className="break-words">
                {vote}
              </li>
            ))}
          </Opens>
        )}
      </Row>
      {worth.emptiesPools.length === 0 ? null : (
        <Row name="Pools emptied">
          <Opens none="none" count={worth.emptiesPools.length} word="node">
            {worth.emptiesPools.map(({ node, pending }) => (
              <li key={node} className="flex flex-wrap gap-1.5">
                {node}
                {pending === null ? (
                  <Unknown word="waiting: not told" />
                ) : (
                  <span className="text-ink2">{countOf(pending, 'transaction')} waiting</span>
                )}
              </li>
            ))}
          </Opens>
        </Row>
      )}
      {worth.warns.length === 0 ? null : (
        <Row name="Beware">
          <ul className="grid gap-1">
            {worth.warns.map((one) => (
              <li key={one} className="break-words">
                {one}
              </li>
            ))}
          </ul>
        </Row>
      )}
      <Row name="Rewinds">
        <Names names={worth.rewinds} none="no node" />
      </Row>
      <Row name="Touches">
        <Names names={worth.touches} none="no node" />
      </Row>
      <Row name="May fail meanwhile">
        {worth.margin === null ? <Unknown /> : worth.margin === 0 ? 'no validator' : countOf(worth.margin, 'validator')}
      </Row>
      <Row name="Takes about">{worth.expectedMs === null ? <Unknown word="can not be told" /> : formatDuration(worth.expectedMs)}</Row>
    </dl>
  );
}

function Row({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
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
  word,
  children,
}: {
  readonly none: string;
  readonly count: number;
  readonly word: string;
  readonly children: React.ReactNode;
}) {
  if (count === 0) return none;
  return (
    <details>
      <summary>{countOf(count, word)}</summary>
      <ul className="mt-1 grid max-h-52 gap-0.5 overflow-y-auto">{children}</ul>
    </details>
  );
}

function Names({ names, none }: { readonly names: readonly string[]; readonly none: string }) {
  if (names.length === 0) return none;
  if (names.length === 1) return names[0];
  return (
    <details>
      <summary>{countOf(names.length, 'node')}</summary>
      <p className="mt-1 break-words text-ink2">{names.join(', ')}</p>
    </details>
  );
}
