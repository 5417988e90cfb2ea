import { type Phrase, phrase } from '@/lib/incidents/phrase';
import type { Landing } from './plan-types';
import type { SceneNode } from './scene';

export type Canary = { readonly node: SceneNode; readonly why: Phrase };

const SAFETY = { exactly: 0, unknown: 1, 'may-overshoot': 2 } satisfies Record<Landing['expected'], number>;

/**
 * Who is rewound first, with the reason; null = nobody is to be rewound. Where a wrong landing costs least: a member, as no quorum rests on
 * it, else a validator; among them who lands most surely, then as configured.
 */
export function chooseCanary(nodes: readonly SceneNode[], landings: readonly Landing[]): Canary | null {
  const members = nodes.filter(({ isValidator }) => !isValidator);
  const [node] = bySafety(members.length > 0 ? members : nodes, landings);
  if (!node) return null;
  const params = { node: node.name, others: nodes.length - 1 };
  if (nodes.length === 1) return { node, why: phrase('plan.canary.only', params) };
  return { node, why: members.length > 0 ? phrase('plan.canary.member', params) : phrase('plan.canary.validator', params) };
}

/** Surest landing first, else as configured. */
export function bySafety(nodes: readonly SceneNode[], landings: readonly Landing[]): readonly SceneNode[] {
  const expected = new Map(landings.map((landing) => [landing.node, landing.expected]));
  const rank = ({ name }: SceneNode) => SAFETY[expected.get(name) ?? 'exactly'];
  return [...nodes].sort((a, b) => rank(a) - rank(b));
}
