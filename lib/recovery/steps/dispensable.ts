import type { Scene, SceneNode } from '../scene';
import { namesOf } from './checks';

/** Nodes a step may go on without: who seals nothing, and a validator while one more than the quorum is there. */
export function dispensableOf({ quorum }: Scene, nodes: readonly SceneNode[]): readonly string[] {
  const validators = nodes.filter(({ isValidator }) => isValidator);
  const hasSpare = quorum !== null && validators.length > quorum;
  return namesOf(nodes.filter(({ isValidator }) => !isValidator || hasSpare));
}
