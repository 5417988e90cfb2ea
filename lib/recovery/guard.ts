import type { Plan, Task } from './plan-types';
import type { Problem } from './problem-types';
import type { Run } from './run-types';
import {
  canaryLanded,
  coreIsOff,
  evidenceFirst,
  fromTheOldHead,
  isKnown,
  isolatedStill,
  notBelowAncestor,
  quorumStays,
  sameProcess,
  startsTogether,
} from './safety/before-sending';
import { type Rule, type Scene, type SendRule, sceneOf } from './safety/scene';
import { aloneAsProven, headsAsExpected, nobodyLost, oneNewChain, onThisChain, theSameSet, whoTheyWere } from './safety/whatever-is-done';
import type { NodeLook } from './survey-types';

const ALWAYS: readonly Rule[] = [onThisChain, whoTheyWere];
/** On the way out heads and peers are put back: these no longer hold. */
const GOING_ON: readonly Rule[] = [aloneAsProven, headsAsExpected, oneNewChain, theSameSet, nobodyLost];
const SENDING: readonly SendRule[] = [
  isKnown,
  notBelowAncestor,
  evidenceFirst,
  isolatedStill,
  coreIsOff,
  fromTheOldHead,
  sameProcess,
  canaryLanded,
  quorumStays,
  startsTogether,
];

/**
 * The safety rules: the first that is broken, or null. Asked at every look (`next` = null) and before every call. Code `check-unknown` = it can't
 * be told now, so the call is not made; every other one stops the run. Source: recovery.md, "Never".
 */
export function guard(plan: Plan, run: Run, looks: readonly NodeLook[], now: number, next: Task | null): Problem | null {
  const { scene: all, danger } = asked(plan, run, looks, now);
  // On the way out a node that can't be trusted keeps nobody else from being put back.
  const isAlone = run.wayOut !== null && next !== null;
  const scene = isAlone ? { ...all, nodes: all.nodes.filter((node) => node === next.node) } : all;
  const problem = isAlone ? firstOf(ALWAYS, scene) : danger();
  if (problem || !next) return problem;
  for (const rule of SENDING) {
    const broken = rule(scene, next);
    if (broken) return broken;
  }
  return null;
}

function firstOf(rules: readonly Rule[], scene: Scene): Problem | null {
  for (const rule of rules) {
    const problem = rule(scene);
    if (problem) return problem;
  }
  return null;
}

type Asked = {
  readonly plan: Plan;
  readonly looks: readonly NodeLook[];
  readonly now: number;
  readonly scene: Scene;
  /** What holds whatever is done: one answer for every call of a look. */
  readonly danger: () => Problem | null;
};

/** Asked at a look and for each of its calls: read once a run, which is another one after every change. */
const ASKED = new WeakMap<Run, Asked>();

function asked(plan: Plan, run: Run, looks: readonly NodeLook[], now: number): Asked {
  const known = ASKED.get(run);
  if (known && known.plan === plan && known.looks === looks && known.now === now) return known;
  const scene = sceneOf(plan, run, looks, now);
  let problem: Problem | null | undefined;
  const danger = () => {
    if (problem === undefined) problem = firstOf(run.wayOut ? ALWAYS : [...ALWAYS, ...GOING_ON], scene);
    return problem;
  };
  const next: Asked = { plan, looks, now, scene, danger };
  ASKED.set(run, next);
  return next;
}
