import type { BlockFacts } from '@/lib/drill/conformance/block-facts';
import type { Difference } from '@/lib/drill/conformance/types';

/** How far facts may lie apart. Everything not named must be equal. */
export type BlockTolerance = {
  /** Seconds between the time stamps of a block and its parent. */
  readonly periodSeconds: number;
};

/**
 * Two chains block by block from a common start on: round, turn of the author counted from the first block's, number of seals exactly; the
 * time since the parent within its tolerance. `what` names the story, blocks by their recorded height.
 */
export function compareBlocks(
  what: string,
  recorded: readonly BlockFacts[],
  got: readonly BlockFacts[],
  { periodSeconds }: BlockTolerance,
): readonly Difference[] {
  const period = (chain: readonly BlockFacts[], index: number): number => {
    const [block, parent] = [chain[index], chain[index - 1]];
    return block === undefined || parent === undefined ? 0 : block.timestamp - parent.timestamp;
  };
  const turn = (chain: readonly BlockFacts[], { rank, size }: BlockFacts): number => (rank - (chain[0]?.rank ?? 0) + size) % size;
  const differences = recorded.flatMap((block, index): readonly Difference[] => {
    const call = `${what}: block ${block.height}`;
    const found = got[index];
    if (found === undefined) return [{ call, path: '', recorded: 'a block', got: 'none' }];
    const wantedFacts = { round: block.round, turn: turn(recorded, block), seals: block.seals };
    const foundFacts = { round: found.round, turn: turn(got, found), seals: found.seals };
    const facts = (['round', 'turn', 'seals'] as const)
      .filter((fact) => wantedFacts[fact] !== foundFacts[fact])
      .map((fact) => ({ call, path: fact, recorded: String(wantedFacts[fact]), got: String(foundFacts[fact]) }));
    const [wanted, had] = [period(recorded, index), period(got, index)];
    const isOff = Math.abs(wanted - had) > periodSeconds;
    return isOff ? [...facts, { call, path: 'period', recorded: `${wanted} s`, got: `${had} s` }] : facts;
  });
  const more = got.length - recorded.length;
  return more > 0 ? [...differences, { call: `${what}: the end`, path: '', recorded: 'no more blocks', got: `${more} more` }] : differences;
}
