import { firstTurns } from '@/lib/incidents/first-turns';
import { bySafety } from './choose-canary';
import { countOf } from './gates';
import { landingsFor } from './landings';
import type { Scene, SceneNode } from './scene';
import type { BlockId, SurveyedBranch } from './survey-types';

/** Who works together on a kept branch first: its holders, those below the fork, and the fewest validators that change side. */
export type Group = {
  /** Rewound, surest landing first. */
  readonly movers: readonly SceneNode[];
  /** Hold no branch: they follow without being rewound. */
  readonly joiners: readonly SceneNode[];
  readonly holders: readonly SceneNode[];
  readonly all: readonly SceneNode[];
  readonly validators: number;
};

/**
 * The smallest change that gives the branch a quorum; null = it has one already, or all that answer can't give it one. On GoQuorum whoever has
 * the turn of round 0 after the branch is among them (`deaf-rounds` has why). Else movers are taken where the landing is surest, then from the
 * branch with the fewest validators, then as configured.
 */
export function chooseGroup(scene: Scene, keep: SurveyedBranch, ancestor: BlockId, quorum: number): Group | null {
  const holders = scene.there.filter(({ branch }) => branch === keep.label);
  const joiners = scene.there.filter(({ branch, head }) => branch === null && head !== null && head.height <= ancestor.height);
  const held = countOf([...holders, ...joiners].filter(({ isValidator }) => isValidator));
  const need = quorum - held;
  if (need <= 0) return null;
  const size = new Map(scene.branches.map(({ label, validators }) => [label, validators.length]));
  const others = scene.there
    .filter(({ branch, isValidator }) => isValidator && branch !== null && branch !== keep.label)
    .sort((a, b) => (size.get(a.branch ?? '') ?? 0) - (size.get(b.branch ?? '') ?? 0));
  const turns = scene.family === 'goquorum' ? (firstTurns(scene.input.diagnosis, keep.tip.hash) ?? []) : [];
  const hasTurn = ({ address }: SceneNode) => address !== null && turns.includes(address);
  const landings = landingsFor(scene, others, ancestor);
  const surest = bySafety(others, landings);
  const wanted = [...surest.filter(hasTurn), ...surest.filter((node) => !hasTurn(node))];
  const movers = bySafety(wanted.slice(0, Math.max(need, countOf(others.filter(hasTurn)))), landings);
  if (movers.length < need) return null;
  const chosen = new Set([...holders, ...joiners, ...movers]);
  const all = scene.there.filter((node) => chosen.has(node));
  return { movers, joiners, holders, all, validators: countOf(all.filter(({ isValidator }) => isValidator)) };
}
