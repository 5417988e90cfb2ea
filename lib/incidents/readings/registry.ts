import { forkFacts } from '../fork-facts';
import type { DiagnosisInput, Reading } from '../types';
import { meshesKeptApart } from './meshes-kept-apart';
import { oneKeyTwoProcesses } from './one-key-two-processes';
import { partitionUnderUnsafeRule } from './partition-under-unsafe-rule';
import { proposerRace } from './proposer-race';
import { reproducedAfterUncleanShutdown } from './reproduced';
import { byConfidence, type ReadingRule } from './rule';
import { sayLogs } from './say-logs';
import { unknownCause } from './unknown-cause';
import { wrongGenesisOrTransition } from './wrong-genesis-or-transition';

/** Equally sure readings keep this order: what rests on evidence of its own goes before what is left when the rest is ruled out. */
const RULES: readonly ReadingRule[] = [
  partitionUnderUnsafeRule,
  wrongGenesisOrTransition,
  proposerRace,
  oneKeyTwoProcesses,
  meshesKeptApart,
  reproducedAfterUncleanShutdown,
];

/** Every explanation of the proven fork, best first; empty where no fork is proven. "Unknown" is as likely as nothing else is. */
export function readings(input: DiagnosisInput): readonly Reading[] {
  const facts = forkFacts(input);
  if (!facts || facts.pairs.length === 0) return [];
  const logs = sayLogs(facts, input);
  const read = RULES.map((rule): Reading => {
    const found = rule.read(facts, input);
    if (found.confidence === 'ruled-out') return { id: rule.id, ...found };
    return { id: rule.id, ...found, for: [...found.for, ...logs.for], against: [...found.against, ...logs.against] };
  });
  const isExplained = read.some(({ confidence }) => byConfidence(confidence, 'possible') <= 0);
  const isLikely = read.some(({ confidence }) => byConfidence(confidence, 'likely') <= 0);
  const unknown = unknownCause.read(facts, input);
  const confidence = isLikely ? 'unlikely' : isExplained ? 'possible' : 'likely';
  return [...read, { id: unknownCause.id, ...unknown, confidence } satisfies Reading].sort((a, b) =>
    byConfidence(a.confidence, b.confidence),
  );
}
