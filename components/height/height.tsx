import { nameByAddress } from '@/components/fork/node-names';
import { BlockCard } from '@/components/height/block-card';
import { HeaderDiff } from '@/components/height/header-diff';
import { HeightSentence } from '@/components/height/height-sentence';
import { HeightTable } from '@/components/height/height-table';
import { SeverityMark } from '@/components/marks/severity-mark';
import { Spoken } from '@/components/marks/spoken';
import type { HeightView } from '@/lib/views/types';
import { sayHeight } from '@/lib/views/words/height';

/** One height: its camps, their blocks side by side, the difference of their headers, and each node's hash. */
export function Height({ view }: { readonly view: HeightView }) {
  const nameOf = nameByAddress(view.nodes);
  const current = view.blocks.filter((block) => block.current);
  const earlier = view.blocks.filter((block) => !block.current);
  return (
    <>
      <HeightSentence state={view.state} sentence={view.sentence} />
      <div className="mt-4 grid gap-4">
        {view.sealedBoth.length === 0 ? null : (
          <p className="flex items-start gap-2.5 rounded-lg border border-warn/55 bg-warn-bg px-5 py-3">
            <span className="pt-0.5">
              <SeverityMark severity="warning" />
            </span>
            <span className="min-w-0 break-words">
              <Spoken
                parts={sayHeight.parts('height.sealed-more-than', {
                  sealedBoth: <strong className="font-semibold">{view.sealedBoth.map(nameOf).join(' and ')}</strong>,
                })}
              />
            </span>
          </p>
        )}
        {current.length === 0 ? <p className="card text-ink2">{sayHeight('height.no-block-this')}</p> : null}
        <div className="grid items-start gap-4 min-[1000px]:grid-cols-[repeat(auto-fit,minmax(440px,1fr))]">
          {current.map((block) => (
            <BlockCard key={block.hash} block={block} nameOf={nameOf} several={view.blocks.length > 1} />
          ))}
        </div>
        <HeaderDiff diff={view.diff} blocks={view.blocks} />
        <HeightTable nodes={view.nodes} />
        {earlier.length === 0 ? null : (
          <section aria-labelledby="earlier">
            <h2 id="earlier" className="mb-2 font-semibold">
              <Spoken
                parts={sayHeight.parts('height.earlier-blocks-this', {
                  note: <span className="font-normal text-ink3">{`· ${sayHeight('height.history-recovery-or')}`}</span>,
                })}
              />
            </h2>
            <div className="grid items-start gap-4 min-[1000px]:grid-cols-[repeat(auto-fit,minmax(440px,1fr))]">
              {earlier.map((block) => (
                <BlockCard key={block.hash} block={block} nameOf={nameOf} several />
              ))}
            </div>
          </section>
        )}
      </div>
    </>
  );
}
