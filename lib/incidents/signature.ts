import type { Param, Phrase } from './phrase';
import type { Incident } from './types';

/** What makes a turn when it changes: how grave, who, what it says, what explains it and whether it heals. Counts, ages and moments do not. */
export function turnSignature({ severity, cause, diagnosis }: Incident): string {
  const { outlook, readings } = diagnosis;
  return JSON.stringify([
    severity,
    bare(cause.says, false),
    cause.means && bare(cause.means, false),
    [...cause.nodes].sort(),
    [...cause.validators].sort(),
    readings.map(({ id, confidence }) => [id, confidence]),
    outlook && [outlook.heals, outlook.restartHelps, outlook.moves.map(({ from, to, count }) => [from, to, count])],
  ]);
}

/** What is worth keeping now and then, without a turn: the numbers too, ages and moments not. */
export function factSignature(incident: Incident): string {
  const { cause, consequences, beganAt } = incident;
  return JSON.stringify([
    turnSignature(incident),
    bare(cause.says, true),
    cause.heights,
    beganAt,
    consequences.map(({ key, until }) => [key, until]),
  ]);
}

/** Two moments of one incident say the same of a consequence. */
export function saysTheSame(a: Phrase, b: Phrase): boolean {
  return JSON.stringify(bare(a, false)) === JSON.stringify(bare(b, false));
}

function bare({ key, params }: Phrase, numbers: boolean): unknown {
  const kept = Object.entries(params).flatMap(([name, value]) => {
    const told = bareParam(value, numbers);
    return told === undefined ? [] : [[name, told]];
  });
  return [key, kept];
}

function bareParam(value: Param, numbers: boolean): unknown {
  if (typeof value === 'number') return numbers ? value : undefined;
  if (typeof value !== 'object' || value === null) return value;
  if ('ms' in value || 'at' in value) return undefined;
  return 'phrase' in value ? bare(value.phrase, numbers) : value;
}
