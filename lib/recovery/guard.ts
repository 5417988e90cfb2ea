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
import { type Rule, type SendRule, sceneOf } from './safety/scene';
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
  const all = sceneOf(plan, run, looks, now);
  // On the way out a node that can't be trusted keeps nobody else from being put back.
  const scene = run.wayOut && next ? { ...all, nodes: all.nodes.filter((node) => node === next.node) } : all;
  for (const rule of run.wayOut ? ALWAYS : [...ALWAYS, ...GOING_ON]) {
    const problem = rule(scene);
    if (problem) return problem;
  }
  if (!next) return null;
  for (const rule of SENDING) {
    const problem = rule(scene, next);
    if (problem) return problem;
  }
  return null;
}
