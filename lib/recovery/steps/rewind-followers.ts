import { phrase } from '@/lib/incidents/phrase';
import { peerCalls } from '../peer-calls';
import type { Check, PlannedCall, Step, Task } from '../plan-types';
import type { Scene, SceneNode } from '../scene';
import type { BlockId } from '../survey-types';
import { linkedWith, namesOf, sameChain } from './checks';
import { DIAL_MS, OTHER_END_MS } from './dial-order';
import { dispensableOf } from './dispensable';
import { coresOf, PROOF_MS } from './isolate';
import { makeStep } from './make-step';
import { makeTask } from './make-task';
import { setHeadTo } from './rewind';

/** Removed once more: a redial may have been under way. */
const TIMES = 2;

type Following = {
  readonly id: string;
  readonly followers: readonly SceneNode[];
  readonly group: readonly SceneNode[];
  readonly to: BlockId;
  readonly reached: (node: SceneNode) => Check;
  /** How long one that follows may take, ms. */
  readonly waitMs: number;
};

/**
 * The last remedy by RPC for nodes on a dropped branch that refuse the longer one: cut off, proven to be alone, rewound, and linked anew. A
 * node whose older states are gone takes a block for an attack that ends in the same state as its own at that height, and drops whoever sent
 * it, again and again. The chain goes on without them, so that a landing below is no harm. Source: quorum core/blockchain.go insertSideChain.
 */
export function rewindFollowers(scene: Scene, { id, followers, group, to, reached, waitMs }: Following): readonly Step[] {
  const stuck = followers.filter(({ head }) => head !== null && head.height > to.height);
  if (stuck.length === 0) return [];
  const all = stuck.map(reached);
  const names = namesOf(stuck);
  const common = {
    nodes: names,
    says: [phrase('plan.follow.remedy')],
    wayOut: phrase('plan.way-out.follower'),
    dispensable: dispensableOf(scene, stuck),
    expectedMs: 0,
  };
  const others = (node: SceneNode) => group.filter((other) => other !== node);
  const dial = (node: SceneNode, peers: readonly SceneNode[], given: Pick<Task, 'after' | 'unless' | 'waitMs'>): readonly Task[] => {
    const calls = peerCalls(scene, 'admin_addPeer', namesOf(peers));
    return calls.length === 0 ? [] : [makeTask(scene, node, { id: `${id}-join:${node.name}`, calls, ...given })];
  };
  const isStuck = (node: SceneNode) => stuck.includes(node);
  const core = (method: string, node: SceneNode): readonly PlannedCall[] => (node.hasCore ? [{ method, params: [] }] : []);
  return [
    makeStep({
      ...common,
      id: `${id}-cut`,
      kind: 'isolate',
      title: phrase('plan.follow.cut.title', { nodes: { list: names } }),
      says: [phrase('plan.follow.cut.says'), ...common.says],
      // That the links are gone on both ends is proven in the next step.
      tasks: group.flatMap((node) => {
        const calls = peerCalls(scene, 'admin_removePeer', namesOf(others(node).filter(isStuck)));
        return calls.length === 0
          ? []
          : [makeTask(scene, node, { id: `${id}-cut:${node.name}`, calls, times: TIMES, unless: all, after: [] })];
      }),
      limitMs: DIAL_MS,
      retries: 2,
    }),
    makeStep({
      ...common,
      id: `${id}-apart`,
      kind: 'isolate',
      title: phrase('plan.follow.apart.title', { nodes: { list: names } }),
      says: [phrase('plan.follow.apart.says', { for: { ms: PROOF_MS } }), ...common.says],
      tasks: stuck.map((node) =>
        makeTask(scene, node, {
          id: `${id}-apart:${node.name}`,
          calls: [...core('miner_stop', node), ...peerCalls(scene, 'admin_removePeer', namesOf(others(node)))],
          times: TIMES,
          unless: [reached(node)],
          after: [
            ...coresOf([node]).map(({ name }): Check => ({ kind: 'core', node: name, running: false })),
            { kind: 'no-peers', node: node.name, forMs: PROOF_MS },
          ],
        }),
      ),
      limitMs: PROOF_MS + 45_000,
    }),
    makeStep({
      ...common,
      id: `${id}-rewind`,
      kind: 'rewind',
      title: phrase('plan.follow.rewind.title', { nodes: { list: names }, height: to.height }),
      says: [
        phrase('plan.follow.rewind.says'),
        phrase('plan.rewind.says', { height: to.height, hash: { hash: to.hash } }),
        phrase('plan.rewind.or-below'),
        ...common.says,
      ],
      tasks: stuck.map((node) =>
        makeTask(scene, node, {
          id: `${id}-rewind:${node.name}`,
          calls: [setHeadTo(to.height)],
          isDestructive: true,
          unless: [reached(node)],
          after: [{ kind: 'head', node: node.name, is: to, orBelow: true }],
          head: { from: node.head, to },
        }),
      ),
      order: 'one-by-one',
      before: [...sameChain(scene, stuck), ...names.map((node): Check => ({ kind: 'holds', node, block: to }))],
      limitMs: 60_000 * stuck.length,
      confirmHeight: to.height,
    }),
    makeStep({
      ...common,
      id: `${id}-core`,
      kind: 'start-consensus',
      title: phrase('plan.follow.core.start'),
      says: [phrase('plan.follow.core.again'), ...common.says],
      tasks: coresOf(stuck).map((node) =>
        makeTask(scene, node, {
          id: `${id}-core:${node.name}`,
          calls: core('miner_start', node),
          unless: [reached(node), { kind: 'core', node: node.name, running: true }],
          after: [{ kind: 'core', node: node.name, running: true }],
        }),
      ),
      limitMs: 30_000,
      retries: 2,
    }),
    makeStep({
      ...common,
      id: `${id}-join`,
      kind: 'connect',
      title: phrase('plan.follow.join.title', { nodes: { list: names } }),
      says: [phrase('plan.follow.join.says'), ...common.says],
      tasks: [
        ...group.filter((node) => !isStuck(node)).flatMap((node) => dial(node, stuck, { unless: all, after: [] })),
        // From one end after the other: two that dial each other at once may refuse one another.
        ...stuck.flatMap((node, index) =>
          dial(node, others(node), {
            unless: [reached(node), ...linkedWith(scene, node, others(node))],
            after: [reached(node)],
            waitMs: OTHER_END_MS * (index + 1),
          }),
        ),
      ],
      after: all,
      limitMs: DIAL_MS + waitMs,
      mayRunLate: true,
    }),
  ];
}
