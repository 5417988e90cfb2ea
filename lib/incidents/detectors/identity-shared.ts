import type { NodeFault, NodePicture } from '@/lib/chain/picture';
import { standingMs, twoLooksMs } from '../pace';
import { phrase } from '../phrase';
import type { Cause, Detector, DiagnosisInput } from '../types';

type Shared = Extract<NodeFault, { kind: 'identity-shared' }>;

/** One identity at several URLs, several behind one, or another one than configured. */
export const identityShared: Detector = {
  id: 'identity-shared',
  needs: ['identity'],
  onDelayMs: twoLooksMs,
  offDelayMs: standingMs,
  playbooks: [],
  consequenceOf: [],
  detect: (input) => {
    const { nodes } = input.picture;
    const answering = nodes.filter((node) => node.answering);
    const shared = new Map<string, Shared>();
    for (const { faults } of answering) for (const fault of faults) if (fault.kind === 'identity-shared') shared.set(fault.address, fault);
    // Whoever does not answer, or proves nothing, may be anybody.
    const unknown = nodes.filter(({ answering: isHere, addressSource }) => !isHere || addressSource === null || addressSource === 'config');
    const silent = nodes.filter((node) => !node.answering);
    const keys = [
      ...silent.flatMap(({ name }) => [`identity-changed:${name}`, `identity-unexpected:${name}`]),
      ...silent.flatMap(({ address }) => (address ? [`identity-shared:${address}`] : [])),
    ];
    return {
      present: [...[...shared.values()].map((fault) => sharedCause(input, fault)), ...answering.flatMap(ownCauses)],
      cannotTell: unknown.length === 0 ? [] : [{ need: 'identity', nodes: unknown.map(({ name }) => name), keys }],
    };
  },
};

/** Two addresses of one process are a matter of configuration; two processes with one key can fork a chain. */
function sharedCause({ picture }: DiagnosisInput, { address, nodes }: Shared): Cause {
  const own = picture.nodes.filter(({ name }) => nodes.includes(name));
  const differs = (of: (node: NodePicture) => unknown) => new Set(own.map(of).filter((value) => value !== null)).size > 1;
  const isTwo = differs(({ enode }) => enode) || differs(({ client }) => client) || areOnTwoHashes(own);
  return {
    key: `identity-shared:${address}`,
    severity: isTwo ? 'critical' : 'warning',
    since: null,
    says: phrase('detector.identity.shared', { nodes: { list: nodes }, address: { hash: address } }),
    means: isTwo ? phrase('detector.identity.two-processes') : phrase('detector.identity.shared.means'),
    nodes,
    validators: picture.set?.validators.includes(address) ? [address] : [],
    heights: null,
    facts: { address, nodes, twoProcesses: isTwo, enodes: own.map(({ name, enode }) => ({ name, enode })) },
  };
}

const areOnTwoHashes = (nodes: readonly NodePicture[]): boolean =>
  nodes.some(({ head }) => nodes.some((other) => head && other.head && head.height === other.head.height && head.hash !== other.head.hash));

function ownCauses({ name, faults }: NodePicture): Cause[] {
  return faults.flatMap((fault): Cause[] => {
    const base = { since: null, nodes: [name], validators: [], heights: null, facts: { ...fault } };
    if (fault.kind === 'identity-changed')
      return [
        {
          ...base,
          key: `identity-changed:${name}`,
          severity: 'critical',
          says: phrase('detector.identity.changed', { node: name, from: { hash: fault.from }, to: { hash: fault.to } }),
          means: phrase('detector.identity.changed.means'),
        },
      ];
    if (fault.kind !== 'identity-unexpected') return [];
    const { proven, configured } = fault;
    return [
      {
        ...base,
        key: `identity-unexpected:${name}`,
        severity: 'warning',
        says: phrase('detector.identity.unexpected', { node: name, proven: { hash: proven }, configured: { hash: configured } }),
        means: phrase('detector.identity.unexpected.means'),
      },
    ];
  });
}
