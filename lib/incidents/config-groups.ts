import type { NodePicture } from '@/lib/chain/picture';
import { type ChainConfig, parseChainConfig } from '@/lib/consensus/chain-config';
import { CodecError } from '@/lib/consensus/codec-error';
import { settingsAt } from '@/lib/consensus/settings-at';
import type { BftSettings } from '@/lib/consensus/types';
import type { DiagnosisInput } from './types';

/** Nodes with one and the same rules ahead; `differsIn` = against the largest group, by the names of the settings. */
export type ConfigGroup = { readonly nodes: readonly string[]; readonly differsIn: readonly string[] };

type Rules = {
  readonly node: string;
  readonly family: ChainConfig['family'];
  readonly config: ChainConfig;
  readonly forks: ReadonlyMap<string, number>;
};

/** What only one client knows, or the clients' configs leave unsaid: no difference between families. */
const OF_ONE_CLIENT: ReadonlySet<keyof BftSettings> = new Set(['maxRequestTimeoutMs', 'policy']);
const MAX_STEPS = 1000;

/**
 * Groups nodes by the settings they will apply from the next height on, at every height at which any of them changes something, and by the
 * heights of their forks where both tell one. Spelling, order and what is over do not count. Largest group first.
 */
export function configGroups({ picture, clientOf }: DiagnosisInput, nodes: readonly NodePicture[]): readonly ConfigGroup[] {
  // Most nodes give the same text: it is read once.
  const read = new Map<string, Omit<Rules, 'node'> | null>();
  const rules = nodes.flatMap(({ name, config }): Rules[] => {
    const family = clientOf(name)?.family ?? 'unknown';
    const key = `${family} ${config}`;
    const known = read.get(key);
    const found = known === undefined ? readRules(config, family) : known;
    read.set(key, found);
    return found ? [{ node: name, ...found }] : [];
  });
  const next = (picture.head?.height ?? 0) + 1;
  const steps = [next, ...new Set(rules.flatMap(({ config }) => stepsOf(config)).filter((height) => height > next))].slice(0, MAX_STEPS);
  const groups: Rules[][] = [];
  for (const one of rules) {
    const group = groups.find(([first]) => first && (first.config === one.config || differences(first, one, steps).length === 0));
    if (group) group.push(one);
    else groups.push([one]);
  }
  groups.sort((a, b) => b.length - a.length);
  const main = groups[0]?.[0];
  return groups.map((group) => ({
    nodes: group.map(({ node }) => node),
    differsIn: main && group[0] ? differences(main, group[0], steps) : [],
  }));
}

function readRules(config: string | null, family: 'goquorum' | 'besu' | 'unknown'): Omit<Rules, 'node'> | null {
  try {
    const json: unknown = JSON.parse(config ?? 'null');
    const read = parseChainConfig(json, family === 'unknown' ? undefined : family);
    return read.section === null ? null : { family: read.family, config: read, forks: forkHeights(json) };
  } catch (error) {
    // A config that can't be read differs from nothing that is known.
    if (error instanceof CodecError || error instanceof SyntaxError) return null;
    throw error;
  }
}

/** londonBlock, berlinBlock, shanghaiTime … with the height or time they are at. */
function forkHeights(json: unknown): ReadonlyMap<string, number> {
  const entries = typeof json === 'object' && json !== null ? Object.entries(json) : [];
  return new Map(
    entries.flatMap(([key, value]) =>
      /(block|time)$/i.test(key) && typeof value === 'number' ? [[key.toLowerCase(), value] as const] : [],
    ),
  );
}

const stepsOf = ({ transitions, genesis, qbftBlock }: ChainConfig): readonly number[] =>
  [...transitions.map(({ block }) => block), genesis.ceilBlock ?? 0, qbftBlock ?? 0].filter(Number.isSafeInteger);

function differences(a: Rules, b: Rules, steps: readonly number[]): readonly string[] {
  const found = new Set<string>();
  const isOneFamily = a.family === b.family;
  for (const height of steps) {
    const [one, other] = [settingsAt(a.config, height), settingsAt(b.config, height)];
    if (!one || !other) continue;
    for (const key of Object.keys(one) as (keyof BftSettings)[])
      if (one[key] !== other[key] && (isOneFamily || !OF_ONE_CLIENT.has(key))) found.add(key);
  }
  for (const [key, height] of a.forks) {
    const other = b.forks.get(key);
    if (isOneFamily && other !== undefined && other !== height) found.add(key);
  }
  return [...found].sort();
}
