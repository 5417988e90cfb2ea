import type { PredictedNetwork, PredictedNode } from './predicted-node';
import type { DryHead } from './types';

/** Every head as it should be now. */
export const headsOf = ({ nodes, made }: PredictedNetwork): Readonly<Record<string, DryHead>> =>
  Object.fromEntries([...nodes.values()].map((node) => [node.name, headOf(node, made)]));

function headOf({ top, known, landing, isUp }: PredictedNode, made: PredictedNetwork['made']): DryHead {
  if (!top || !isUp) return { kind: 'not-told' };
  if (landing && landing.expected !== 'exactly')
    return { kind: 'not-known', asked: landing.asked, lowest: landing.lowest, expected: landing.expected };
  if (made.has(top.hash)) return known ? { kind: 'new', above: known } : { kind: 'not-told' };
  return { kind: 'block', height: top.height, hash: top.hash };
}
