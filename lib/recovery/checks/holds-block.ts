import type { BlockId, NodeLook } from '../survey-types';

/** Whether a node holds a block in its chain, from its head, the head's parent and the heights that were asked for. */
export function holdsBlock({ head, holds }: NodeLook, block: BlockId): 'yes' | 'no' | 'unknown' {
  const says = (hash: string) => (hash === block.hash ? 'yes' : 'no');
  if (head && head.height <= block.height) return head.height === block.height ? says(head.hash) : 'no';
  if (head && head.height - 1 === block.height) return says(head.parent);
  const told = holds[block.height];
  if (told === undefined) return 'unknown';
  return told === null ? 'no' : says(told);
}
