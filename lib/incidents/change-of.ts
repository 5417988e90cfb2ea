import type { Incident } from './types';

/** What a turn changed, field by field: from what to what, as far as two moments of one incident tell. Empty = its words alone. */
export function changeOf(before: Incident, now: Incident): Readonly<Record<string, { readonly from: unknown; readonly to: unknown }>> {
  const [was, is] = [toldOf(before), toldOf(now)];
  const names = Object.keys(is) as (keyof typeof is)[];
  const changed = names.filter((name) => JSON.stringify(was[name]) !== JSON.stringify(is[name]));
  return Object.fromEntries(changed.map((name) => [name, { from: was[name], to: is[name] }]));
}

function toldOf({ severity, cause, diagnosis: { outlook, readings } }: Incident) {
  const [reading = null] = readings;
  return {
    severity,
    nodes: [...cause.nodes].sort(),
    validators: [...cause.validators].sort(),
    says: cause.says.key,
    means: cause.means?.key ?? null,
    kind: typeof cause.facts.kind === 'string' ? cause.facts.kind : null,
    sides: sidesOf(cause.facts.branches),
    height: cause.heights?.from ?? null,
    heals: outlook?.heals ?? null,
    restartHelps: outlook?.restartHelps ?? null,
    moves: outlook?.moves.map(({ from, to, count }) => ({ from, to, count })) ?? null,
    reading: reading?.id ?? null,
    confidence: reading?.confidence ?? null,
  };
}

/** Of a fork: the validators on each branch; null = it is none. */
function sidesOf(branches: unknown): readonly { readonly label: string; readonly validators: readonly string[] }[] | null {
  if (!Array.isArray(branches)) return null;
  return branches.map(({ label, validators }) => ({ label: String(label), validators: [...(validators ?? [])].sort() }));
}
