import { BranchChip } from '@/components/marks/branch-chip';
import { HexText } from '@/components/marks/hex';
import { Name } from '@/components/marks/name';
import { ScrollArea } from '@/components/marks/scroll-area';
import { Unknown } from '@/components/marks/unknown';
import type { HeightView } from '@/lib/views/types';
import { sayHeight } from '@/lib/views/words/height';

/** Every node's hash at this height; why not where there is none. */
export function HeightTable({ nodes }: { readonly nodes: HeightView['nodes'] }) {
  return (
    <section aria-labelledby="node-hashes" className="card">
      <h2 id="node-hashes" className="card-title">
        {sayHeight('height-table.each-nodes-hash')}
      </h2>
      <ScrollArea label={sayHeight('height-table.table-hashes')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{sayHeight('height-table.node')}</th>
              <th scope="col">{sayHeight('height-table.hash')}</th>
            </tr>
          </thead>
          <tbody>
            {nodes.map((node) => (
              <tr key={node.name}>
                <th scope="row" className="align-top">
                  <Name name={node.name} />
                  {node.role === 'validator' ? null : (
                    <small className="ml-1.5 font-normal text-micro text-ink3">
                      {node.role === 'member' ? sayHeight('height-table.member') : sayHeight('height-table.role-not-known')}
                    </small>
                  )}
                </th>
                <td>
                  <span className="flex flex-wrap items-center gap-2">
                    {node.branch === null ? null : <BranchChip label={node.branch} />}
                    {node.hash === null ? (
                      <Unknown word={node.why ?? sayHeight('height-table.not-known')} />
                    ) : (
                      <HexText value={node.hash} what={sayHeight('height-table.hash-held-by', { name: node.name })} />
                    )}
                    {node.hash !== null && node.why !== null ? <span className="text-small text-ink2">{node.why}</span> : null}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
    </section>
  );
}
