'use client';

import Link from 'next/link';
import { shortClient } from '@/components/format/client-name';
import { formatWhole } from '@/components/format/number';
import { Age } from '@/components/marks/age';
import { BranchChip } from '@/components/marks/branch-chip';
import { HexText } from '@/components/marks/hex';
import { Name } from '@/components/marks/name';
import { NodeState } from '@/components/marks/node-state';
import { Unknown } from '@/components/marks/unknown';
import { remedyFor } from '@/components/nodes/node-words';
import { nodePath } from '@/components/routes';
import type { NodeView } from '@/lib/views/types';
import { sayNodes } from '@/lib/views/words/nodes';

/** One node: who it is, its state, what it says of itself, and its error with what to do about it. */
export function NodeRow({ node, network }: { readonly node: NodeView; readonly network: string | null }) {
  const remedy = node.error === null ? null : remedyFor(node.error.code);
  return (
    <tr>
      <th scope="row" className="min-w-0 align-top">
        {network === null ? (
          <Name name={node.name} max={22} />
        ) : (
          <Link href={nodePath(network, node.name)} prefetch={false} className="link">
            <Name name={node.name} max={22} />
          </Link>
        )}
        <p className="font-normal text-small text-ink3">
          {node.role === 'unknown' ? sayNodes('node-row.role-not-known') : node.role}
          <span className="max-[760px]:hidden">
            {' '}
            ·{' '}
            {node.address === null ? (
              sayNodes('node-row.address-not-known')
            ) : (
              <HexText value={node.address} what={sayNodes('node-row.address', { name: node.name })} />
            )}
          </span>
        </p>
      </th>
      <td>
        <NodeState state={node.state} />
        {node.state === 'ok' && node.syncing !== true ? null : <NodeNotes node={node} />}
        {node.error === null ? null : (
          <div className="max-w-[46ch] break-words text-small text-ink2">
            <p>{node.error.message}</p>
            {remedy === null ? null : <p className="text-ink3">{remedy}</p>}
          </div>
        )}
      </td>
      <td className="whitespace-nowrap">
        <span className="inline-flex items-center gap-2">
          {node.head === null ? <Unknown why={sayNodes('node-row.this-node-has')} /> : formatWhole(node.head.height)}
          {node.branch === null ? null : <BranchChip label={node.branch} />}
        </span>
        {node.head === null ? null : (
          <p className="text-ink3 max-[760px]:hidden">
            <HexText value={node.head.hash} what={sayNodes('node-row.head-hash', { name: node.name })} />
          </p>
        )}
      </td>
      <td className="max-[900px]:hidden">
        {node.peers === null ? <Unknown why={sayNodes('node-row.net-peercount-has')} /> : formatWhole(node.peers)}
      </td>
      <td className="max-[900px]:hidden">
        {node.client === null ? <Unknown why={sayNodes('node-row.web3-clientversion-has')} /> : shortClient(node.client)}
      </td>
      <td className="whitespace-nowrap max-[900px]:hidden">
        {node.latencyMs === null ? (
          <Unknown
            why={sayNodes(node.state === 'unknown' || node.state === 'unreachable' ? 'node-row.no-answer-yet' : 'node-row.not-kept')}
          />
        ) : (
          <span data-measured>{sayNodes('node-row.ms', { latencyMs: node.latencyMs })}</span>
        )}
        <p className="text-small text-ink3">
          {node.lastAnswerAt === null ? sayNodes('node-row.never-answered') : <Age at={node.lastAnswerAt} />}
        </p>
      </td>
    </tr>
  );
}

function NodeNotes({ node }: { readonly node: NodeView }) {
  return (
    <p className="text-small text-ink2">
      {node.syncing === true ? `${sayNodes('node-row.syncing')} ` : null}
      <span className="min-[900px]:hidden">
        {node.lastAnswerAt === null ? sayNodes('node-row.never-answered') : <Age at={node.lastAnswerAt} />}
      </span>
    </p>
  );
}
