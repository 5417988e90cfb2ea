import type { Worth } from './plan-types';
import type { Scene } from './scene';

/** Blocks that only dropped branches have, with the branch; what a kept one shares is not lost. */
export function lostBlocks({ branches }: Pick<Scene, 'branches'>, kept: readonly string[]): Worth['losesBlocks'] {
  const stay = new Set(branches.flatMap(({ label, blocks }) => (kept.includes(label) ? blocks.map(({ hash }) => hash) : [])));
  const seen = new Set<string>();
  return branches
    .filter(({ label }) => !kept.includes(label))
    .flatMap(({ label, blocks }) => blocks.map(({ height, hash }) => ({ height, hash, branch: label })))
    .filter(({ hash }) => {
      if (stay.has(hash) || seen.has(hash)) return false;
      seen.add(hash);
      return true;
    });
}
