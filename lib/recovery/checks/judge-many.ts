import type { Address } from '@/lib/consensus/types';
import { phrase } from '@/lib/incidents/phrase';
import type { Check } from '../plan-types';
import type { NodeLook } from '../survey-types';
import { holdsBlock } from './holds-block';
import type { Reading, Verdict } from './reading';

type Of<K extends Check['kind']> = Extract<Check, { kind: K }>;

/** Heights of which a node told the hash it holds. */
function told({ head, holds }: NodeLook): ReadonlyMap<number, string> {
  const known = new Map<number, string>();
  for (const [height, hash] of Object.entries(holds)) if (hash !== null) known.set(Number(height), hash);
  if (head) known.set(head.height, head.hash);
  if (head && head.height > 0) known.set(head.height - 1, head.parent);
  return known;
}

/** One hash at one height far enough above, held by all of them. */
export function judgeGrowth({ nodes, above, blocks }: Of<'grows'>, { fresh, run }: Reading): Verdict {
  const names = nodes.filter((name) => !(name in run.leftOut));
  const looks = names.flatMap((name) => fresh(name) ?? []);
  if (looks.length < names.length) return { state: 'waiting', seen: phrase('run.seen.not-yet') };
  const silent = looks.filter(({ answered, head }) => !answered || !head).map(({ node }) => node);
  if (silent.length > 0) return { state: 'unknown', seen: phrase('run.seen.silent', { node: silent.join(', ') }) };
  const elsewhere = looks.filter((look) => holdsBlock(look, above) === 'no').map(({ node }) => node);
  const heights = looks.map(({ head }) => head?.height ?? 0);
  const lowest = Math.min(...heights);
  const seen = phrase('run.seen.heads', { lowest, highest: Math.max(...heights) });
  if (elsewhere.length > 0)
    return { state: 'waiting', seen: phrase('run.seen.elsewhere', { nodes: { list: elsewhere }, height: above.height }) };
  if (lowest < above.height + blocks) return { state: 'waiting', seen };
  if (looks.some((look) => holdsBlock(look, above) === 'unknown'))
    return { state: 'unknown', seen: phrase('run.seen.not-told', { node: names.join(', ') }) };
  const maps = looks.map(told);
  const isOne = [...(maps[0] ?? [])].some(
    ([height, hash]) => height >= above.height + blocks && maps.every((map) => map.get(height) === hash),
  );
  return isOne ? { state: 'passed', seen } : { state: 'waiting', seen };
}

const keyOf = (address: string) => `author:${address.toLowerCase()}`;

/** Who authored a block above, over all looks of the step: each names the authors of the newest blocks. */
export function judgeCycle({ validators, above }: Of<'cycle'>, { plan, run, fresh, memory, since }: Reading): Verdict {
  const absent = new Set(Object.keys(run.leftOut).map((name) => plan.basis.addresses[name]?.toLowerCase()));
  const wanted = validators.filter((address) => !absent.has(address.toLowerCase()));
  const keeps: Record<string, number> = {};
  for (const node of plan.nodes) {
    const look = fresh(node);
    if (!look || holdsBlock(look, above) !== 'yes') continue;
    for (const author of authorsAbove(look, above.height)) keeps[keyOf(author)] = look.at;
  }
  const seenAt = { ...memory, ...keeps };
  const missing = wanted.filter((address) => (seenAt[keyOf(address)] ?? Number.NEGATIVE_INFINITY) < since);
  if (missing.length === 0) return { state: 'passed', seen: phrase('run.seen.cycle', { count: wanted.length }), keeps };
  return { state: 'waiting', seen: phrase('run.seen.cycle-missing', { validators: { validators: missing } }), keeps };
}

function authorsAbove({ head, authors = {} }: NodeLook, height: number): readonly Address[] {
  const newest = head?.author && head.height > height ? [head.author] : [];
  return [...newest, ...Object.entries(authors).flatMap(([at, author]) => (Number(at) > height ? [author] : []))];
}

/** Recorded that a person did it: beside the check that shows it, never instead. */
export function judgePerson({ id }: Of<'person-says'>, { run }: Reading): Verdict {
  const state = run.tasks[id]?.state;
  const isSaid = state === 'by-hand' || state === 'verified';
  return isSaid ? { state: 'passed', seen: phrase('run.seen.said') } : { state: 'waiting', seen: phrase('run.seen.not-said') };
}
