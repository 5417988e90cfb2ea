import { shortenMiddle } from '@/components/format/shorten';
import { blockColumn } from '@/components/height/block-label';
import { CopyButton } from '@/components/marks/copy-button';
import { ScrollArea } from '@/components/marks/scroll-area';
import type { HeightBlockView, HeightView } from '@/lib/views/types';
import { sayHeight } from '@/lib/views/words/height';

type Props = { readonly diff: HeightView['diff']; readonly blocks: readonly HeightBlockView[] };

/** The headers field by field: what differs first, what is masked last and said so. */
export function HeaderDiff({ diff, blocks }: Props) {
  if (diff.length === 0) return null;
  const hashes = blocks.map((block) => block.hash).filter((hash) => diff.some((row) => hash in row.values));
  const differing = diff.filter((row) => row.differs && !row.masked);
  const equal = diff.filter((row) => !row.differs && !row.masked);
  const masked = diff.filter((row) => row.masked);
  return (
    <section aria-labelledby="header-diff" className="card">
      <h2 id="header-diff" className="card-title">
        {sayHeight('header-diff.header-difference')}
        <span className="card-note">
          {sayHeight('header-diff.fields-differ', { differing: differing.length, diff: diff.length - masked.length })}
        </span>
      </h2>
      <DiffTable rows={differing} hashes={hashes} blocks={blocks} caption="Fields that differ" />
      {masked.length === 0 ? null : (
        <>
          <h3 className="mt-4 mb-1 font-medium">{sayHeight('header-diff.masked')}</h3>
          <p className="mb-2 text-small text-ink2">{sayHeight('header-diff.seals-round-stand')}</p>
          <DiffTable rows={masked} hashes={hashes} blocks={blocks} caption="Masked fields" />
        </>
      )}
      {equal.length === 0 ? null : (
        <details className="mt-3 text-small text-ink2">
          <summary className="w-max rounded hover:text-ink">{sayHeight('header-diff.equal-fields', { equal: equal.length })}</summary>
          <div className="mt-2">
            <DiffTable rows={equal} hashes={hashes} blocks={blocks} caption="Equal fields" />
          </div>
        </details>
      )}
    </section>
  );
}

type TableProps = Props & { readonly rows: HeightView['diff']; readonly hashes: readonly string[]; readonly caption: string };

function DiffTable({ rows, hashes, blocks, caption }: Omit<TableProps, 'diff'>) {
  return (
    <ScrollArea label={caption}>
      <table className="table">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className="w-52">
              {sayHeight('header-diff.field')}
            </th>
            {hashes.map((hash) => (
              <th key={hash} scope="col">
                {blockColumn(hash, blocks)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.field}>
              <th scope="row">{row.field}</th>
              {hashes.map((hash) => (
                <td key={hash} className="font-mono text-small">
                  {row.values[hash] === undefined ? (
                    <span className="font-sans text-ink3">{sayHeight('header-diff.not-in-this')}</span>
                  ) : (
                    <Value of={row.field} text={row.values[hash]} />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}

/** A value of a header; what is long is cut, shown whole and copied by its button. */
function Value({ of, text }: { readonly of: string; readonly text: string }) {
  const short = shortenMiddle(text, 30);
  if (short === text) return text;
  return (
    <span className="inline-flex items-center gap-0.5">
      <span className="screen-only whitespace-nowrap">{short}</span>
      <span aria-hidden="true" data-whole={text} className="print-only print-whole" />
      <CopyButton text={text} what={of} shows={text} />
    </span>
  );
}
