import type { NodeClient } from '@/lib/rpc/types';

const LONGEST = 2_000;

/** What a node said, without secrets and no longer than a report can bear. */
export function scrubbed({ mask }: Pick<NodeClient, 'mask'>, text: string): string {
  const safe = mask?.(text) ?? text;
  return safe.length > LONGEST ? `${safe.slice(0, LONGEST)}…` : safe;
}
