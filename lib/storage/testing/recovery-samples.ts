import { phrase } from '@/lib/incidents/phrase';
import type { Plan } from '@/lib/recovery/plan-types';
import type { Run } from '@/lib/recovery/run-types';
import type { KeptPlan, NewRecoveryLine, NewSavedPiece } from '../recovery-store';
import { hashOf } from './store-samples';

/** A plan that asks for nothing. */
export const EMPTY_PLAN: Plan = {
  format: 1,
  network: 'main',
  playbook: 'wait',
  title: phrase('title.playbook.wait'),
  madeAt: 1000,
  basis: {
    ...{ heads: { 'node-1': { height: 0, hash: hashOf(0) } }, addresses: {}, clients: {}, validators: [], quorumSize: 3, peers: [] },
    ...{ chainId: 10, genesis: null },
  },
  ancestor: null,
  target: null,
  enodes: {},
  nodes: ['node-1'],
  validatorNodes: [],
  absent: [],
  worth: {
    ...{
      keepsBranch: null,
      dropsBranches: [],
      losesBlocks: [],
      losesTransactions: null,
      losesVotes: null,
      rewinds: [],
      touches: [],
      margin: null,
    },
    ...{ expectedMs: null, proven: phrase('x', { name: 'ä 𝕏' }), isFieldProven: false },
  },
  landings: [],
  steps: [],
  isDestructive: false,
  blockPeriods: [{ from: 0, ms: 5000 }],
  requestTimeoutMs: 10_000,
};

export function runOf(more: Partial<Run> = {}): Run {
  return {
    ...{ phase: 'draft', pausedFrom: null, step: 0, stepSince: 1000, doneSteps: {}, confirmedStep: null, tasks: {}, expected: {} },
    ...{ holdsSince: {}, checks: [], looks: [], problem: null, approvals: [], breakGlass: null, evidenceSkipped: null, dryRun: null },
    ...{ evidence: { wanted: 0, saved: 0, missing: [], isComplete: false }, startedAt: null, endedAt: null, leftAs: null },
    ...{ givenBack: [], wayOut: null, clock: 1000, answeredAt: null, leftOut: {} },
    ...more,
  };
}

export function planOf(more: Partial<KeptPlan> = {}): Omit<KeptPlan, 'number' | 'revision'> {
  return {
    ...{ network: 'main', hash: 'ab'.repeat(32), plan: EMPTY_PLAN, run: runOf(), author: { id: 'p1', name: 'Ada' } },
    ...{ approvalsNeeded: 1, incident: null, madeAt: 1000 },
    ...more,
  };
}

export function lineOf(at: number, more: Partial<NewRecoveryLine> = {}): NewRecoveryLine {
  return { at, kind: 'intent', step: null, node: null, by: null, data: {}, ...more };
}

export function pieceOf(at: number, body: string, more: Partial<NewSavedPiece> = {}): NewSavedPiece {
  return { at, kind: 'block', node: 'node-1', height: 7, hash: hashOf(7), body, ...more };
}
