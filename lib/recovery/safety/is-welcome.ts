import { holdsBlock } from '../checks/holds-block';
import type { NodeLook } from '../survey-types';
import { mayGrow } from './held-head';
import type { Scene } from './scene';

/** `waits` = one more look tells, and blocks come meanwhile; `unknown` = it tells nothing, or there is nothing to compare it with. */
export type Compared = 'well' | 'other' | 'waits' | 'unknown';

/** Whether a node that the plan goes on without, and that came back, may be a peer of those that go on. */
export const isWelcome = (scene: Scene, name: string): boolean => ['well', 'waits'].includes(compareReturned(scene, name));

/** How such a node stands to those that go on: `well` = on their chain, or below the fork. A node that tells nothing is never welcome. */
export function compareReturned({ plan, run, nodes, look }: Scene, name: string): Compared {
  const head = look(name)?.head;
  const { ancestor, target } = plan;
  if (!head || !target) return 'unknown';
  if (head.hash === target.hash || (ancestor !== null && (head.height < ancestor.height || head.hash === ancestor.hash))) return 'well';
  // Where it was when the plan was made: on a branch that is dropped, if nobody who goes on holds it.
  const isOld = Object.values(plan.basis.heads).some(({ hash }) => hash === head.hash);
  const onward = nodes.flatMap((node) => {
    const found = look(node);
    return found && holdsBlock(found, target) === 'yes' ? [found] : [];
  });
  const told = onward.map((found) => holdsHead(found, head, target.height));
  if (told.includes('yes')) return 'well';
  return !isOld && !told.includes('no') && mayGrow(plan, run) ? 'waits' : 'other';
}

/** It has the other's head, or the block below where it is not so far yet: of the block right above the target every branch has that one. */
function holdsHead(look: NodeLook, { height, hash, parent }: NonNullable<NodeLook['head']>, above: number): 'yes' | 'no' | 'unknown' {
  if (!look.head || look.head.height >= height) return holdsBlock(look, { height, hash });
  return height - 1 > above ? holdsBlock(look, { height: height - 1, hash: parent }) : 'unknown';
}
