import { ScrollArea } from '@/components/marks/scroll-area';
import { NodeRow } from '@/components/nodes/node-row';
import type { NodeView } from '@/lib/views/types';
import { sayNodes } from '@/lib/views/words/nodes';

/** More nodes than this scroll inside the card. */
const MOST_ROWS = 20;

/** All configured nodes; those in trouble come first, then as configured. `network` null = without links, as pages of nodes show the present alone. */
export function NodeList({ nodes, network }: { readonly nodes: readonly NodeView[]; readonly network: string | null }) {
  const troubled = nodes.filter((node) => node.state !== 'ok');
  const sorted = [...troubled, ...nodes.filter((node) => node.state === 'ok')];
  return (
    <section aria-labelledby="nodes" className="card">
      <h2 id="nodes" className="card-title">
        {sayNodes('live-nodes.nodes')}
        <span className="card-note">
          {sayNodes('node-list.nodes', {
            nodes: nodes.length,
            troubled: troubled.length === 0 ? '' : ` · ${sayNodes('node-list.not-as-they', { length: String(troubled.length) })}`,
          })}
        </span>
      </h2>
      <ScrollArea label={sayNodes('node-list.table-nodes')} tall={nodes.length > MOST_ROWS}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{sayNodes('node-list.node')}</th>
              <th scope="col">{sayNodes('node-list.state')}</th>
              <th scope="col">{sayNodes('node-list.head')}</th>
              <th scope="col" className="max-[900px]:hidden">
                {sayNodes('node-list.peers')}
              </th>
              <th scope="col" className="max-[900px]:hidden">
                {sayNodes('node-list.client')}
              </th>
              <th scope="col" className="max-[900px]:hidden">
                {sayNodes('node-list.latency-last-answer')}
              </th>
            </tr>
          </thead>
          <tbody>
            {sorted.map((node) => (
              <NodeRow key={node.name} node={node} network={network} />
            ))}
          </tbody>
        </table>
      </ScrollArea>
    </section>
  );
}
