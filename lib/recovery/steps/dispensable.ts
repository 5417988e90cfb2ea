import type { Scene, SceneNode } from '../scene';
import { namesOf } from './checks';

/** Of a step's nodes those it may go on without. */
export const dispensableOf = ({ spare }: Scene, nodes: readonly SceneNode[]): readonly string[] =>
  namesOf(nodes).filter((name) => spare.includes(name));
