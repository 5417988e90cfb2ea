import { phrase } from '@/lib/incidents/phrase';
import { sayEmptied } from '../emptied-pools';
import type { Check, Step } from '../plan-types';
import type { Scene, SceneNode } from '../scene';
import type { BlockId } from '../survey-types';
import { namesOf } from './checks';
import { DIAL_MS } from './dial-order';
import { dispensableOf } from './dispensable';
import { makeStep } from './make-step';
import { makeTask } from './make-task';
import { renewLinks } from './renew-links';
import { rewindFollowers } from './rewind-followers';

/** Two periods and this: by then a node that follows has followed. Source: recovery.md, "A node stays behind". */
const FOLLOW_MS = 15_000;
/** A core started within the second it was stopped in stays without a timer. */
const STOPPED_MS = 4_000;
/** For a person to restart a process. */
const BY_HAND_MS = 1_800_000;

export type Following = {
  readonly id: string;
  /** Who is to follow. */
  readonly followers: readonly SceneNode[];
  /** Everybody they are linked with, themselves included. */
  readonly group: readonly SceneNode[];
  /** The block they must have, and the height they must reach on its chain. */
  readonly via: BlockId;
  readonly height: number;
  /** Consensus runs: a core that stays behind may be stopped and started; before the start it must not. */
  readonly coresRun: boolean;
  /** Where one that refuses the chain may be rewound to, while the chain goes on without it; null = it is not. */
  readonly rewindTo: BlockId | null;
};

/**
 * Nodes that take the chain over from those they are linked with, and the ladder for one that stays behind: its links made anew on both
 * ends, its core stopped and started, itself rewound and linked anew, its process restarted by hand; each only where the one before did not
 * help.
 */
export function follow(scene: Scene, following: Following): readonly Step[] {
  const { id, followers, group, via, height, coresRun, rewindTo } = following;
  if (followers.length === 0) return [];
  const reached = ({ name }: SceneNode): Check => ({ kind: 'reaches', node: name, height, via });
  const waitMs = 2 * scene.timing.periodMs(height) + FOLLOW_MS;
  const common = {
    nodes: namesOf(followers),
    after: followers.map(reached),
    wayOut: coresRun ? phrase('plan.way-out.following') : phrase('plan.way-out.rewound'),
    dispensable: dispensableOf(scene, followers),
  };
  const says = [phrase('plan.follow.remedy')];
  const cores = coresRun ? followers.filter(({ hasCore }) => hasCore) : [];
  return [
    makeStep({
      ...common,
      id,
      kind: 'wait',
      title: phrase('plan.follow.title', { nodes: { list: namesOf(followers) }, height }),
      says: [phrase('plan.follow.says', { limit: { ms: waitMs } })],
      limitMs: waitMs,
      expectedMs: 5_000,
      mayRunLate: true,
    }),
    makeStep({
      ...common,
      id: `${id}-relink`,
      kind: 'connect',
      title: phrase('plan.follow.relink.title'),
      says: [phrase('plan.follow.relink.says'), ...says],
      // The node's view of its peers is that of the handshake: only a new link tells it how far they are.
      tasks: followers.flatMap((node) =>
        renewLinks(scene, {
          id: `${id}-relink:${node.name}`,
          pairs: group.filter((other) => other !== node).map((other) => [node, other] as const),
          after: () => [reached(node)],
          unless: [reached(node)],
        }),
      ),
      limitMs: DIAL_MS + waitMs,
      expectedMs: 0,
      mayRunLate: true,
    }),
    ...(cores.length === 0 ? [] : renewCores(scene, id, cores, reached, waitMs, common)),
    ...(rewindTo ? rewindFollowers(scene, { id: `${id}-last`, followers, group, to: rewindTo, reached, waitMs }) : []),
    makeStep({
      ...common,
      id: `${id}-restart`,
      kind: 'by-hand',
      title: phrase('plan.follow.restart.title'),
      says: [phrase('plan.follow.restart.says'), ...says],
      loses: sayEmptied(scene, followers, { isSaved: false }),
      tasks: followers.map((node) =>
        makeTask(scene, node, {
          id: `${id}-restart:${node.name}`,
          calls: [],
          unless: [reached(node)],
          byHand: { kind: 'restart' },
          after: [reached(node)],
        }),
      ),
      order: 'one-by-one',
      limitMs: BY_HAND_MS,
      expectedMs: 0,
    }),
  ];
}

type Common = Pick<Step, 'nodes' | 'after' | 'wayOut' | 'dispensable'>;

/** Stopped, and started when it was seen stopped for a while; who follows meanwhile is started all the same. */
function renewCores(
  scene: Scene,
  id: string,
  cores: readonly SceneNode[],
  reached: (node: SceneNode) => Check,
  waitMs: number,
  common: Common,
): readonly Step[] {
  const step = (name: 'stop' | 'start', given: Pick<Step, 'kind' | 'title' | 'limitMs'>, after: (node: SceneNode) => readonly Check[]) =>
    makeStep({
      ...common,
      ...given,
      id: `${id}-core-${name}`,
      says: [phrase('plan.follow.core.says'), phrase('plan.follow.remedy')],
      tasks: cores.map((node) =>
        makeTask(scene, node, {
          id: `${id}-core-${name}:${node.name}`,
          calls: [{ method: `miner_${name}`, params: [] }],
          unless: after(node),
          after: after(node),
        }),
      ),
      expectedMs: 0,
      mayRunLate: true,
    });
  return [
    step('stop', { kind: 'stop-consensus', title: phrase('plan.follow.core.stop'), limitMs: STOPPED_MS }, (node) => [reached(node)]),
    step('start', { kind: 'start-consensus', title: phrase('plan.follow.core.start'), limitMs: DIAL_MS + waitMs }, (node) => [
      reached(node),
      { kind: 'core', node: node.name, running: true },
    ]),
  ];
}
