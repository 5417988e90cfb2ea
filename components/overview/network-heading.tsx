import { shortClient } from '@/components/format/client-name';
import type { NetworkView } from '@/lib/views/types';
import { sayOverview } from '@/lib/views/words/overview';

const PROTOCOL = { qbft: 'QBFT', ibft: 'IBFT', unknown: sayOverview('protocol.unknown') } as const satisfies Record<
  NetworkView['protocol'],
  string
>;

type Props = { readonly view: Pick<NetworkView, 'name' | 'protocol' | 'clients' | 'chainId'> };

/** "consortium-main · quorum v24.4.1 QBFT · chain 1337" */
export function NetworkHeading({ view }: Props) {
  const chain = view.chainId === null ? sayOverview('chain.unknown') : sayOverview('chain', { id: String(view.chainId) });
  const names = [...new Set(view.clients.map(shortClient))];
  const clients = names.length === 0 ? '' : `${names.join(', ')} `;
  return (
    <p className="flex flex-wrap gap-x-2">
      <bdi className="min-w-0 break-words font-medium text-ink">{view.name}</bdi>
      <span>
        · {clients}
        {PROTOCOL[view.protocol]}
      </span>
      <span>· {chain}</span>
    </p>
  );
}
