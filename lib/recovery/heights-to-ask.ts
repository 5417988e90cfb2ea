import type { Check, Plan, Step } from './plan-types';
import type { Run } from './run-types';

/** Heads of the looks before that are asked of everybody: where nodes stand apart, the lowest and the highest tell most. */
const MOST_HEADS = 8;
/** Heights above the highest head known, while it is watched who proposes: blocks that came between two looks must not be missed. */
const AHEAD = 8;

/** Heights at which every node is asked for its hash: all that the plan's checks speak of, and where the nodes' heads were a moment ago. */
export function heightsToAsk({ ancestor, target, steps }: Plan, { looks, wayOut, step: now }: Run): readonly number[] {
  const heights = new Set<number>();
  for (const block of [ancestor, target]) if (block) for (const height of [block.height, block.height + 1]) heights.add(height);
  for (const step of [...steps, ...(wayOut ?? [])])
    for (const check of checksOf(step)) for (const height of heightsOf(check)) heights.add(height);
  const heads = [...new Set(looks.flatMap(({ head }) => (head ? [head.height] : [])))].sort((a, b) => a - b);
  const chosen = heads.length <= MOST_HEADS ? heads : [...heads.slice(0, MOST_HEADS / 2), ...heads.slice(-MOST_HEADS / 2)];
  for (const height of chosen) heights.add(height);
  const highest = heads.at(-1);
  const isCycle = (wayOut ?? steps)[now]?.after.some(({ kind }) => kind === 'cycle') === true;
  if (isCycle && highest !== undefined) for (let ahead = 1; ahead <= AHEAD; ahead += 1) heights.add(highest + ahead);
  return [...heights].sort((a, b) => a - b);
}

const checksOf = ({ before, after, tasks }: Step): readonly Check[] => [
  ...before,
  ...after,
  ...tasks.flatMap((task) => [...task.after, ...(task.unless ?? [])]),
];

function heightsOf(check: Check): readonly number[] {
  switch (check.kind) {
    case 'head':
      return [check.is.height];
    case 'holds':
      return [check.block.height];
    case 'reaches':
      return [check.via.height, check.height, ...(check.or ? [check.or.height] : [])];
    case 'grows':
      return [check.above.height, check.above.height + check.blocks];
    case 'cycle':
      return [check.above.height];
    default:
      return [];
  }
}
