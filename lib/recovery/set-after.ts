import { quorumSize } from '@/lib/consensus/quorum';
import type { Address } from '@/lib/consensus/types';
import type { PlanInput } from './plan-types';
import type { BlockId } from './survey-types';
import type { Timing } from './timing';

/** The set that may seal the block after `block`, sorted; null = not known. */
export function setAfter({ survey, diagnosis }: PlanInput, block: BlockId): readonly Address[] | null {
  const own = survey.looks.find(({ head, validators }) => head?.hash === block.hash && validators !== null)?.validators;
  if (own) return [...own].sort();
  const children = survey.branches.flatMap(({ blocks }) => blocks).filter(({ parent }) => parent === block.hash);
  for (const { hash, validators } of children) {
    const parentValidators = validators ?? diagnosis.picture.block(hash)?.parentValidators;
    if (parentValidators) return [...parentValidators].sort();
  }
  const told = survey.looks.map(({ validators }) => validators);
  if (told.every((set) => set === null) && isUnchanged(survey)) return known(diagnosis.picture.set?.validators ?? null);
  return agreedSet(told);
}

/** No node tells a set (a closed istanbul API): the one that headers list holds for the common block too where nobody voted above it. */
const isUnchanged = ({ branches }: PlanInput['survey']): boolean =>
  branches.every(({ blocks }) => blocks.length > 0 && blocks.every(({ votes }) => votes?.length === 0));

const known = (set: readonly Address[] | null): readonly Address[] | null => set && [...set].sort();

/** One set told by all who tell one; where they differ, a vote took effect in between and none of them is proven for this block. */
function agreedSet(told: readonly (readonly Address[] | null)[]): readonly Address[] | null {
  const sets = told.flatMap((set) => (set === null ? [] : [[...set].sort()]));
  const [first] = sets;
  return first && sets.every((set) => set.join() === first.join()) ? first : null;
}

/** Validators needed of this set at a height, by the rule in force; null = the rule is not known. */
export function quorumAt({ diagnosis }: PlanInput, validators: readonly Address[] | null, height: number, timing: Timing): number | null {
  if (validators === null || validators.length === 0) return null;
  const { set } = diagnosis.picture;
  if (set && set.validators.length === validators.length && !timing.settingsAt(height)) return set.quorumSize;
  const settings = timing.settingsAt(height);
  if (settings) return quorumSize(validators.length, settings.quorumRule);
  return null;
}
