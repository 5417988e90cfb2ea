import { holdsBlock } from '../checks/holds-block';
import type { NodeLook } from '../survey-types';
import { mayGrow } from './held-head';
import type { Scene } from './scene';

/**
 * Whether a node that the plan goes on without, and that came back, may be a peer of those that go on: it was compared, and stands on their
 * chain or below the fork. While blocks come a comparison that needs one more look is waited for; a node that tells nothing is never welcome.
 */
export function isWelcome({ plan, run, nodes, look }: Scene, name: string): boolean {
  const head = look(name)?.head;
  const { ancestor, target } = plan;
  if (!head || !target) return false;
  if (head.hash === target.hash || (ancestor !== null && (head.height < ancestor.height || head.hash === ancestor.hash))) return true;
  // Where it was when the plan was made: on a branch that is dropped, if nobody who goes on holds it.
  const isOld = Object.values(plan.basis.heads).some(({ hash }) => hash === head.hash);
  const onward = nodes.flatMap((node) => {
    const found = look(node);
    return found && holdsBlock(found, target) === 'yes' ? [found] : [];
  });
  const told = onward.map((found) => holdsHead(found, head, target.height));
  if (told.includes('yes')) return true;
  return !isOld && !told.includes('no') && mayGrow(plan, run);
}

/** It has the other's head, or the block below where it is not so far yet: of the block right above the target every branch has that one. */
function holdsHead(look: NodeLook, { height, hash, parent }: NonNullable<NodeLook['head']>, above: number): 'yes' | 'no' | 'unknown' {
  if (!look.head || look.head.height >= height) return holdsBlock(look, { height, hash });
  return height - 1 > above ? holdsBlock(look, { height: height - 1, hash: parent }) : 'unknown';
}
