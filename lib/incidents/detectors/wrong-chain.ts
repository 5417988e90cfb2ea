import type { NodePicture } from '@/lib/chain/picture';
import { standingMs, twoLooksMs } from '../pace';
import { perNode } from '../per-node';
import { phrase } from '../phrase';
import type { Cause, Detector } from '../types';

const keyOf = ({ name }: { readonly name: string }): string => `wrong-chain:${name}`;

/** A configured node of another chain: nothing it says is compared. */
export const wrongChain: Detector = {
  id: 'wrong-chain',
  needs: ['identity', 'config'],
  onDelayMs: twoLooksMs,
  offDelayMs: standingMs,
  playbooks: [],
  consequenceOf: [],
  detect: (input) => perNode(input, 'config', keyOf, judge),
};

function judge(node: NodePicture): Cause | null {
  const fault = node.faults.find((one) => one.kind === 'wrong-chain');
  if (fault?.kind !== 'wrong-chain') return null;
  const { what, has, expected } = fault;
  return {
    key: keyOf(node),
    severity: node.role === 'member' ? 'warning' : 'critical',
    since: null,
    says:
      what === 'genesis'
        ? phrase('detector.wrong-chain.genesis', {
            node: node.name,
            has: { hash: has as `0x${string}` },
            expected: { hash: expected as `0x${string}` },
          })
        : phrase('detector.wrong-chain.id', { node: node.name, has, expected }),
    means: phrase('detector.wrong-chain.means'),
    nodes: [node.name],
    validators: [],
    heights: null,
    facts: { what, has, expected },
  };
}
