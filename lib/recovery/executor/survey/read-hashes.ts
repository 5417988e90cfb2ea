import type { Hash } from '@/lib/consensus/types';
import { blockByNumber } from '@/lib/rpc/calls';
import type { LookedNode } from '../look-at-nodes';

export type HashQuestion = { readonly node: string; readonly height: number };
export type HashAnswer = HashQuestion & { readonly answer: Hash | null | 'failed' };

/** Each node's hash at the heights asked of it, one batch a node, all at once; null = it holds none there. */
export async function readHashes(nodes: readonly LookedNode[], questions: readonly HashQuestion[]): Promise<readonly HashAnswer[]> {
  const asked = await Promise.all(
    nodes.map(async ({ name, client }) => {
      const heights = [...new Set(questions.filter(({ node }) => node === name).map(({ height }) => height))];
      if (heights.length === 0) return [];
      const { outcomes } = await client.send(heights.map((height) => blockByNumber(height)));
      return heights.map((height, index): HashAnswer => {
        const outcome = outcomes[index];
        return { node: name, height, answer: outcome?.ok ? (outcome.value?.header.hash ?? null) : 'failed' };
      });
    }),
  );
  return asked.flat();
}
