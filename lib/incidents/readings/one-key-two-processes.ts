import type { NodePicture } from '@/lib/chain/picture';
import type { Address } from '@/lib/consensus/types';
import { sayDoubleSealings } from '../double-sealing';
import type { ForkFacts } from '../fork-facts';
import { type Phrase, phrase } from '../phrase';
import type { Confidence, DiagnosisInput } from '../types';
import type { ReadingRule } from './rule';

/** One validator key running twice at once: the same identity at two URLs, peers that see it at two hosts, one round sealed twice. */
export const oneKeyTwoProcesses: ReadingRule = {
  id: 'one-key-two-processes',
  read: (facts, input) => {
    const sealings = facts.pairs.flatMap((pair) => sayDoubleSealings(pair.doubleSealings, pair.height));
    const sealers = new Set(facts.pairs.flatMap((pair) => pair.doubleSealings.map(({ address }) => address)));
    const twins = sharedIdentities(input, facts);
    const seen = twoHosts(input);
    const found = {
      for: [...twins.map(({ says }) => says), ...seen.map(({ says }) => says), ...sealings],
      against: sealers.size === 0 && allVerified(facts) ? [phrase('reading.fact.no-double-sealer')] : [],
      unknown:
        seen.length === 0 && !input.picture.nodes.some(({ peerList }) => peerList !== null) ? [phrase('reading.one-key.no-peers')] : [],
    };
    return {
      says: phrase('reading.one-key.says', { height: facts.forked }),
      ...found,
      confidence: confidenceOf(sealers, twins, seen, facts),
    };
  },
};

type Twin = { readonly address: Address; readonly apart: boolean; readonly says: Phrase };
/** `few` = most other keys are seen at one host each, so it is no translator between two networks. */
type Seen = { readonly address: Address; readonly few: boolean; readonly says: Phrase };

function confidenceOf(sealers: ReadonlySet<Address>, twins: readonly Twin[], seen: readonly Seen[], facts: ForkFacts): Confidence {
  if (twins.some(({ apart }) => apart)) return 'likely';
  if (sealers.size === 0) return allVerified(facts) ? 'ruled-out' : 'possible';
  // Two URLs may lead to one process; of a key that sealed twice it is the nearest explanation all the same.
  if (twins.some(({ address }) => sealers.has(address))) return 'likely';
  return seen.some(({ address, few }) => few && sealers.has(address)) ? 'likely' : 'possible';
}

const allVerified = ({ pairs }: ForkFacts): boolean => pairs.every(({ sides }) => sides.every(({ seals }) => seals === 'quorum'));

/** Configured nodes that prove one identity; on two branches at once they are two processes beyond doubt. */
function sharedIdentities({ picture }: DiagnosisInput, { fork }: ForkFacts): readonly Twin[] {
  const byAddress = new Map<Address, string[]>();
  for (const { faults } of picture.nodes)
    for (const fault of faults) if (fault.kind === 'identity-shared') byAddress.set(fault.address, [...fault.nodes]);
  return [...byAddress].map(([address, nodes]) => {
    const labels = fork.branches.flatMap((branch) => (nodes.some((node) => branch.nodes.includes(node)) ? [branch.label] : []));
    const params = { nodes: { list: nodes }, address, branches: { list: labels } };
    const apart = labels.length > 1;
    return { address, apart, says: apart ? phrase('reading.one-key.apart', params) : phrase('reading.one-key.shared', params) };
  });
}

/** Keys that nodes say they dialled at different hosts. Links taken in say nothing: their far end may be behind a translator. */
function twoHosts({ picture }: DiagnosisInput): readonly Seen[] {
  const hosts = new Map<Address, Set<string>>();
  const note = (address: Address | null, enode: string | null) => {
    const host = enode && /@(\[[^\]]+\]|[^:/?]+)/.exec(enode)?.[1];
    if (address && host) hosts.set(address, (hosts.get(address) ?? new Set()).add(host));
  };
  for (const node of picture.nodes as readonly NodePicture[])
    for (const peer of node.peerList ?? []) if (peer.inbound === false) note(peer.address, peer.enode);
  const twice = [...hosts].filter(([, at]) => at.size > 1);
  const few = 2 * twice.length <= hosts.size;
  return twice.map(([address, at]) => ({
    address,
    few,
    says: phrase('reading.one-key.two-hosts', { validators: { validators: [address] }, hosts: { list: [...at].sort() } }),
  }));
}
