import type { NameOf } from '@/components/fork/node-names';
import { VERIFICATION_WORD } from '@/components/fork/verification-words';
import { formatWhole } from '@/components/format/number';
import { blockTitle } from '@/components/height/block-label';
import { NameAndAddress } from '@/components/height/name-and-address';
import { SealList } from '@/components/height/seal-list';
import { BranchChip } from '@/components/marks/branch-chip';
import { HexText } from '@/components/marks/hex';
import { SeverityMark } from '@/components/marks/severity-mark';
import { Spoken } from '@/components/marks/spoken';
import { Term } from '@/components/marks/term';
import { TimeText } from '@/components/marks/time-text';
import { Unknown } from '@/components/marks/unknown';
import type { HeightBlockView } from '@/lib/views/types';
import { sayHeight } from '@/lib/views/words/height';

type Props = { readonly block: HeightBlockView; readonly nameOf: NameOf; readonly several: boolean };

/** One block of this height: who holds it, who proposed and sealed it, and whether its header verifies. */
export function BlockCard({ block, nameOf, several }: Props) {
  const { word, severity } = VERIFICATION_WORD[block.verification];
  const id = `block-${block.hash.slice(2, 12)}`;
  return (
    <section aria-labelledby={id} className="card" data-current={block.current}>
      <h2 className="card-title !items-center">
        <span className="flex items-center gap-2">
          {block.label === null ? null : <BranchChip label={block.label} spoken={false} />}
          <span id={id}>{blockTitle(block)}</span>
          {block.current ? null : <span className="font-normal text-ink3">{sayHeight('block-card.held-by-no')}</span>}
        </span>
        <HexText
          value={block.hash}
          what={sayHeight('block-card.hash', { block: block.label === null ? blockTitle(block).toLowerCase() : blockTitle(block) })}
        />
      </h2>
      <dl className="live-value grid grid-cols-[max-content_minmax(0,1fr)] gap-x-5 gap-y-1.5 [&_dt]:text-ink3">
        <dt>{sayHeight('block-card.held-by')}</dt>
        <dd className="break-words">
          {block.nodes.length === 0 ? sayHeight('block-card.no-node-now') : block.nodes.join(', ')}
          {block.formerNodes.length === 0 ? null : (
            <span className="text-ink3">{` · ${sayHeight('block-card.formerly', { formerNodes: block.formerNodes.join(', ') })}`}</span>
          )}
        </dd>
        <dt>{sayHeight('block-card.validators')}</dt>
        <dd className="break-words">
          {block.validators.length === 0
            ? sayHeight('block-card.none-by-proven')
            : `${formatWhole(block.validators.length)}: ${block.validators.map(nameOf).join(', ')}`}
        </dd>
        <dt>{sayHeight('block-card.proposed-by')}</dt>
        <dd className="break-words">
          <Proposer block={block} nameOf={nameOf} />
        </dd>
        <dt>{sayHeight('block-card.round')}</dt>
        <dd>
          {block.round === null ? <Unknown why={sayHeight('block-card.header-carries-no')} /> : formatWhole(block.round)}
          {block.roundSource === 'derived' ? <span className="text-ink3">{` · ${sayHeight('block-card.worked-out-from')}`}</span> : null}
        </dd>
        <dt>
          <Term id="verification">{sayHeight('block-card.header')}</Term>
        </dt>
        <dd className="break-words">
          <span className="inline-flex items-center gap-1.5 align-top">
            <SeverityMark severity={severity} size={14} />
            {word}
          </span>
          {block.verificationWhy === null ? null : <span className="text-ink2">: {block.verificationWhy}</span>}
        </dd>
        <dt>{sayHeight('block-card.transactions')}</dt>
        <dd>{formatWhole(block.txCount)}</dd>
        <dt>{sayHeight('block-card.first-seen')}</dt>
        <dd>
          <TimeText at={block.firstSeenAt} whole />
        </dd>
      </dl>
      <h3 className="mt-4 mb-1.5 font-medium">
        <Spoken
          parts={sayHeight.parts('block-card.commit-seals', {
            seals: block.seals.length,
            quorumSeals: (
              <span className="font-normal text-ink3">
                ·{' '}
                {block.quorumSeals === null
                  ? sayHeight('block-card.not-known-whether')
                  : block.quorumSeals
                    ? sayHeight('block-card.quorum')
                    : sayHeight('block-card.no-quorum')}
              </span>
            ),
          })}
        />
      </h3>
      <SealList seals={block.seals} nameOf={nameOf} several={several} />
      <details className="mt-3 text-small text-ink2">
        <summary className="w-max rounded hover:text-ink">{sayHeight('block-card.raw-header')}</summary>
        <dl className="mt-2 grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1">
          {Object.entries(block.header).map(([field, value]) => (
            <div key={field} className="contents">
              <dt>{field}</dt>
              <dd className="break-all font-mono text-micro text-ink">{value}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
}

function Proposer({ block, nameOf }: { readonly block: HeightBlockView; readonly nameOf: NameOf }) {
  if (block.author === null) return <Unknown why={sayHeight('block-card.proposer-could-not')} />;
  const expected = block.expectedProposer === null ? '' : `: ${nameOf(block.expectedProposer)}`;
  const turn = {
    expected: <span className="text-ink3">{` · ${sayHeight('block-card.its-turn')}`}</span>,
    unexpected: <span className="text-warn">{` · ${sayHeight('block-card.not-expected-proposer', { expected })}`}</span>,
    unknown: <span className="text-ink3">{` · ${sayHeight('block-card.not-known-whose')}`}</span>,
  }[block.proposer];
  return (
    <>
      <NameAndAddress address={block.author} name={nameOf(block.author)} />
      {turn}
    </>
  );
}
