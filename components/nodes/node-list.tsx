import { countOf } from '@/components/format/number';
import { ScrollArea } from '@/components/marks/scroll-area';
import { NodeRow } from '@/components/nodes/node-row';
import type { NodeView } from '@/lib/views/types';

/** More nodes than this scroll inside the card. */
const MOST_ROWS = 20;

/** All configured nodes; those in trouble come first, then as configured. `network` null = without links, as pages of nodes show the present alone. */
export function NodeList({ nodes, network }: { readonly nodes: readonly NodeView[]; readonly network: string | null }) {
  const troubled = nodes.filter((node) => node.state !== 'ok');
  const sorted = [...troubled, ...nodes.filter((node) => node.state === 'ok')];
  return (
    <section aria-labelledby="nodes" className="card">
      <h2 id="nodes" className="card-title">
        Nodes
        <span className="card-note">
          {countOf(nodes.length, 'node')}
          {troubled.length === 0 ? '' : ` · ${troubled.length} not as they should be`}
        </span>
      </h2>
      <ScrollArea label="Table of nodes" tall={nodes.length > MOST_ROWS}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Node</th>
              <th scope="col">State</th>
              <th scope="col">Head</th>
              <th scope="col" className="max-[900px]:hidden">
                Peers
              </th>
              <th scope="col" className="max-[900px]:hidden">
                Client
              </th>
              <th scope="col" className="max-[900px]:hidden">
                Latency, last answer
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
