import type { ClientFacts } from '@/lib/incidents/types';
import { clientRelease, dialectOf } from '@/lib/rpc/dialects';
import type { NetworkState } from './network-state';

/** What the diagnosis turns on in a node's client, by the version it told last; null = it told none. */
export function clientOf(state: NetworkState, name: string): ClientFacts | null {
  const version = state.nodes.find(({ watched }) => watched.name === name)?.clientVersion ?? null;
  if (version === null) return null;
  const { id, majorityForkHeals, miningTells } = dialectOf(version);
  return { family: id, version: clientRelease(version), majorityForkHeals: majorityForkHeals === 'yes' ? true : null, miningTells };
}
