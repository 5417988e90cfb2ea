import { type Phrase, phrase } from '@/lib/incidents/phrase';
import type { Plan } from '../plan-types';
import type { Run } from '../run-types';
import type { NodeLook } from '../survey-types';
import { nodesHere } from './what-was-done';

/** Whether the nodes of a plan for a fork stand apart above its ancestor, by the last looks. Empty = the plan was for no fork. */
export function sayFork(plan: Plan, run: Run): readonly Phrase[] {
  const { ancestor } = plan;
  if (ancestor === null) return [];
  const at = ancestor.height + 1;
  const told = nodesHere(plan, run).map((node) => {
    const look = run.looks.find((one) => one.node === node && one.answered);
    return { node, block: look ? blockAt(look, at) : undefined };
  });
  const blocks = new Set(told.flatMap(({ block }) => block ?? []));
  const silent = told.flatMap(({ node, block }) => (block === undefined ? [node] : []));
  if (blocks.size > 1) return [phrase('run.left.fork-stands', { height: ancestor.height })];
  if (silent.length > 0) return [phrase('run.left.fork-unknown', { height: at, nodes: { list: silent } })];
  return [blocks.size === 1 ? phrase('run.left.fork-gone', { height: at }) : phrase('run.left.fork-empty', { height: ancestor.height })];
}

/** The hash it holds at a height; null = it says that it holds none, undefined = not told. */
function blockAt({ head, holds }: NodeLook, height: number): string | null | undefined {
  if (!head) return undefined;
  if (head.height < height) return null;
  if (head.height === height) return head.hash;
  return head.height - 1 === height ? head.parent : holds[height];
}
