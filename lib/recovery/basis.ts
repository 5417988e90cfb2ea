import type { Address } from '@/lib/consensus/types';
import type { Basis } from './plan-types';
import type { Scene, SceneNode } from './scene';

/** What a plan rests on, of the answers it was made from; null = the set, the quorum or the chain is not known. */
export function basisOf({ nodes, there, input, validators, quorum, chainId, genesis }: Scene): Basis | null {
  if (validators === null || quorum === null || chainId === null) return null;
  const byNode = <T>(of: (node: SceneNode) => T | null): Readonly<Record<string, T>> =>
    Object.fromEntries(
      nodes.flatMap((node) => {
        const value = of(node);
        return value === null ? [] : [[node.name, value]];
      }),
    );
  const starts = byNode(({ look }) => look.startedAt ?? null);
  const listed = there.flatMap(({ look }) => look.peers ?? []).flatMap(({ address }) => (address ? [address] : []));
  const peers: readonly Address[] = [
    ...new Set([...listed, ...input.survey.strangers.flatMap(({ address }) => (address ? [address] : []))]),
  ];
  const inForce = validators.join();
  const confirmed = nodes.filter(({ isConfirmed }) => isConfirmed).map(({ name }) => name);
  const sets = byNode(({ look, head }) => {
    const own = head && look.validators ? [...look.validators].sort() : null;
    return own && own.join() !== inForce ? own : null;
  });
  return {
    heads: byNode(({ head }) => head),
    // Of one that only a person told: asked who it is before anything is sent, it does not say, and nothing is.
    addresses: byNode(({ look, address, isConfirmed }) => (isConfirmed ? address : look.address)),
    ...(confirmed.length === 0 ? {} : { confirmed }),
    clients: byNode(({ look }) => look.client),
    ...(Object.keys(starts).length === 0 ? {} : { starts }),
    validators,
    ...(Object.keys(sets).length === 0 ? {} : { sets }),
    quorumSize: quorum,
    peers: [...peers].sort(),
    chainId,
    genesis,
  };
}
