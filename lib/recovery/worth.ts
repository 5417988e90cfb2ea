import type { Phrase } from '@/lib/incidents/phrase';
import { coreWarnings } from './core-warnings';
import { droppedTransactions } from './dropped-transactions';
import { emptiedPools } from './emptied-pools';
import { lostBlocks } from './lost-blocks';
import { lostVotes } from './lost-votes';
import type { Step, Worth } from './plan-types';
import type { Scene } from './scene';
import { namesOf } from './steps/checks';

export type WorthOf = {
  readonly keeps: string | null;
  readonly rewinds: readonly string[];
  readonly steps: readonly Step[];
  /** Validators that must work together while it runs. */
  readonly together: number;
  readonly proven: Phrase;
  readonly isFieldProven: boolean;
  /** Drops every branch but the kept one; false = nothing is dropped. */
  readonly drops: boolean;
};

/** What a plan keeps and loses, whom it touches, how long it takes. */
export function worthOf(scene: Scene, { keeps, rewinds, steps, together, proven, isFieldProven, drops }: WorthOf): Worth {
  const kept = keeps === null ? [] : [keeps];
  const times = steps.map(({ expectedMs }) => expectedMs);
  const warns = coreWarnings(scene, steps);
  return {
    keepsBranch: keeps,
    dropsBranches: drops ? scene.branches.map(({ label }) => label).filter((label) => label !== keeps) : [],
    losesBlocks: drops ? lostBlocks(scene, kept) : [],
    losesTransactions: drops ? droppedTransactions(scene, kept) : [],
    losesVotes: drops ? lostVotes(scene, kept) : [],
    rewinds,
    emptiesPools: emptiedPools(scene, steps),
    touches: namesOf(scene.there).filter((name) => steps.some(({ tasks }) => tasks.some((task) => task.node === name))),
    ...(warns.length === 0 ? {} : { warns }),
    margin: scene.quorum === null ? null : together - scene.quorum,
    expectedMs: times.includes(null) ? null : times.reduce<number>((sum, ms) => sum + (ms ?? 0), 0),
    proven,
    isFieldProven,
  };
}
