import { parseDuration } from './parse-duration';
import { readMap } from './read-map';
import { readText } from './read-text';
import type { Scope, Tree } from './scope';
import type { RecoverySettings } from './types';

const TTL = { least: 60_000, most: 7 * 86_400_000 };

/** Unless said: one other person approves what is destructive, and an approval lasts an hour. */
export const USUAL_RECOVERY: RecoverySettings = { approvals: 1, approvalTtlMs: 3_600_000 };

/** `networks[].recovery`: how many other people approve a destructive plan (0, 1, 2), and how long an approval holds (a minute to a week). */
export function readRecovery(scope: Scope, tree: Tree | undefined, path: string): RecoverySettings {
  if (tree === undefined) return USUAL_RECOVERY;
  const field = readMap(scope, tree, path, ['approvals', 'approval_ttl']);
  if (field === null) return USUAL_RECOVERY;
  const approvals = readText(scope, field('approvals'), `${path}.approvals`);
  const ttl = readText(scope, field('approval_ttl'), `${path}.approval_ttl`);
  return {
    approvals: approvals === null ? USUAL_RECOVERY.approvals : readApprovals(scope, approvals, `${path}.approvals`),
    approvalTtlMs: ttl === null ? USUAL_RECOVERY.approvalTtlMs : readTtl(scope, ttl, `${path}.approval_ttl`),
  };
}

function readApprovals(scope: Scope, text: string, path: string): RecoverySettings['approvals'] {
  if (text === '0' || text === '1' || text === '2') return Number(text) as RecoverySettings['approvals'];
  scope.report(path, 'is no number of people', 'Write 0, 1 or 2: how many others approve a plan that rewinds nodes');
  return USUAL_RECOVERY.approvals;
}

function readTtl(scope: Scope, text: string, path: string): number {
  const ms = parseDuration(text);
  if (ms !== null && ms >= TTL.least && ms <= TTL.most) return ms;
  scope.report(path, ms === null ? 'is no length of time' : 'is out of bounds', 'Write it like 30m or 1h, from 1m to 7d');
  return USUAL_RECOVERY.approvalTtlMs;
}
