import { phrase } from '@/lib/incidents/phrase';
import { firstBlock } from '../first-block';
import type { Check, Step } from '../plan-types';
import type { Scene, SceneNode } from '../scene';
import type { BlockId } from '../survey-types';
import { awayMs } from './away-ms';
import { allLinked, coresAre, namesOf } from './checks';
import { dispensableOf } from './dispensable';
import { makeStep } from './make-step';

/** Request time-outs after which a first block that has not come is missing. Source: recovery.md, "full plan". */
const TIMEOUTS = 3;

/** `blocks` blocks above `above` on these nodes, one hash everywhere. */
export function watchFirst(scene: Scene, id: string, nodes: readonly SceneNode[], above: BlockId, blocks = 1): Step {
  const { timing } = scene;
  const next = above.height + 1;
  // Rounds in which nobody hears the others come on top, and the first of those in which they do is as long as all before it.
  const deafMs = 2 * (firstBlock(scene, nodes, above).waitMs ?? 0);
  const limitMs = timing.spanMs(next, blocks) + TIMEOUTS * timing.timeoutMs(next) + awayMs(scene, nodes, next) + deafMs;
  return makeStep({
    id,
    kind: 'watch',
    title: phrase('plan.first.title', { height: above.height + blocks }),
    says: [phrase('plan.first.says', { height: above.height + blocks, limit: { ms: limitMs } })],
    wayOut: whileWatching(scene),
    nodes: namesOf(nodes),
    after: [{ kind: 'grows', nodes: namesOf(nodes), above, blocks }],
    limitMs,
    // IBFT needs a round change when its timers began at different moments; QBFT was there at once.
    expectedMs: (timing.protocol === 'ibft' ? timing.timeoutMs(next) : 1_000) + timing.spanMs(next + 1, blocks - 1),
    dispensable: dispensableOf(scene, nodes),
  });
}

/** One full cycle: every validator has proposed, links stay, members follow. */
export function watchCycle(scene: Scene, nodes: readonly SceneNode[], above: BlockId): Step {
  const { timing, validators } = scene;
  const own = nodes.filter(({ isValidator }) => isValidator);
  const set = validators ?? [];
  const missing = Math.max(0, set.length - own.length);
  const next = above.height + 1;
  // Whose turn fails costs a round change; after a restart two orders of turns may be mixed, so that a cycle is not always the shortest.
  const limitMs = timing.spanMs(next, 2 * set.length) + (TIMEOUTS + 4 * missing) * timing.timeoutMs(next) + awayMs(scene, nodes, next);
  const checks: readonly Check[] = [
    { kind: 'cycle', validators: own.flatMap(({ address }) => (address ? [address] : [])), above },
    { kind: 'grows', nodes: namesOf(nodes), above, blocks: own.length },
    ...allLinked(scene, nodes),
    ...coresAre(
      // Besu answers true on everybody: what is not told can't be waited for.
      nodes.filter(({ hasCore, name }) => hasCore && scene.input.diagnosis.clientOf(name)?.miningTells !== false),
      true,
    ),
  ];
  return makeStep({
    id: 'watch-cycle',
    kind: 'watch',
    title: phrase('plan.cycle.title', { nodes: { list: namesOf(own) } }),
    says: [
      phrase('plan.cycle.says', { limit: { ms: limitMs } }),
      ...(scene.absent.length > 0 ? [phrase('plan.cycle.absent', { nodes: { list: namesOf(scene.absent) } })] : []),
    ],
    wayOut: whileWatching(scene),
    nodes: namesOf(nodes),
    after: checks,
    limitMs,
    expectedMs: timing.spanMs(next, own.length) + missing * 2 * timing.timeoutMs(next),
    dispensable: dispensableOf(scene, nodes),
  });
}

/** On Besu miner_stop and miner_start change nothing. Source: reference/besu.md. */
const whileWatching = ({ family }: Scene) => phrase(family === 'besu' ? 'plan.way-out.watching-besu' : 'plan.way-out.watching');
