import type { Plan, Task } from '../plan-types';
import type { Problem } from '../problem-types';
import type { Run } from '../run-types';
import type { NodeLook } from '../survey-types';

/** What the safety rules are asked with. */
export type Scene = {
  readonly plan: Plan;
  readonly run: Run;
  readonly now: number;
  /** Nodes of the plan that were not left out. */
  readonly nodes: readonly string[];
  /** The last answer that is not from the future; null = none, or the node did not answer. */
  readonly look: (node: string) => NodeLook | null;
  /** The same, asked for since the step began. */
  readonly fresh: (node: string) => NodeLook | null;
};

/** A rule that holds whatever is done. */
export type Rule = (scene: Scene) => Problem | null;
/** A rule about sending one task. Code `check-unknown` = not now: it can't be told yet. */
export type SendRule = (scene: Scene, task: Task) => Problem | null;

export function sceneOf(plan: Plan, run: Run, looks: readonly NodeLook[], now: number): Scene {
  const answers = new Map(looks.filter(({ answered, askedAt }) => answered && askedAt <= now).map((one) => [one.node, one]));
  const look = (node: string) => answers.get(node) ?? null;
  const nodes = plan.nodes.filter((name) => !(name in run.leftOut));
  const fresh = (node: string) => {
    const found = look(node);
    return found && found.askedAt >= run.stepSince ? found : null;
  };
  return { plan, run, now, nodes, look, fresh };
}
