import type { Hash } from '@/lib/consensus/types';
import { probeHeights } from './probe-heights';

/** A distinct head among the nodes, with what its holders said below it. */
export type Reading = { readonly hash: Hash; readonly fresh: boolean };
export type ReadTip = { readonly height: number; readonly hash: Hash; readonly readings: ReadonlyMap<number, Reading> };

/** A fork among tips (by index): equal at `ancestor`, different at the next height. */
export type TipFork = {
  readonly ancestor: { readonly height: number; readonly hash: Hash };
  readonly branches: readonly TipBranch[];
  readonly tips: readonly number[];
};
export type TipBranch = { readonly hash: Hash; readonly tips: readonly number[]; readonly fork: TipFork | null };

/** Any of these tips can answer for all: they share one chain up to the height. */
export type Want = { readonly tips: readonly number[]; readonly height: number };

export type TreeState = {
  /** Still to be read; empty = the tree is known. */
  readonly wants: readonly Want[];
  /** To be read again beside `wants`, in the same batch: a boundary read before its other side may have moved in between. */
  readonly recheck: readonly Want[];
  /** Boundaries of the tree that rest on earlier claims and must be read in this search. */
  readonly verify: readonly Want[];
  readonly fork: TipFork | null;
  /** Set when no tree fits the readings, or none can. */
  readonly fault: 'contradiction' | 'no-common-genesis' | null;
};

/** Tips that share a chain from some height down. `known` = heights at which at least one of them was read. */
type Lineage = { readonly tips: readonly number[]; readonly known: Set<number>; readonly fork: TipFork | null };
type Group = { readonly hash: Hash; readonly above: Lineage[]; ended: number | null };

/**
 * Builds the fork tree of the tips as far as the readings go, from the highest height down: tips with one hash at a height are one from there on.
 * Says which heights to read next: first every tip at each lower tip's height, then inside every interval where chains part, all at once.
 */
export function growForkTree(tips: readonly ReadTip[]): TreeState {
  const anchors = [...new Set(tips.map((tip) => tip.height))].sort((a, b) => b - a);
  const heights = [...new Set([...anchors, ...tips.flatMap((tip) => [...tip.readings.keys()])])].sort((a, b) => b - a);
  const isAnchor = new Set(anchors);
  const anchorAtOrAbove = (height: number) => anchors.findLast((anchor) => anchor >= height) ?? height;
  const missing: Want[] = [];
  const probes: Want[] = [];
  const verify: Want[] = [];
  const recheck: Want[] = [];
  const stopped = (fault: TreeState['fault']): TreeState => ({ wants: [], recheck: [], verify: [], fork: null, fault });
  const said = readingsByHeight(tips);
  /** By tip: the lineage it is in by now. */
  const owners: Lineage[] = [];
  let active: Lineage[] = [];

  for (const height of heights) {
    const hashes = hashesOf(said.get(height) ?? [], owners);
    if (hashes === 'contradiction') return stopped('contradiction');
    const groups = new Map<Hash, Group>();
    const next: Lineage[] = [];
    for (const lineage of active) {
      const hash = hashes.get(lineage);
      if (hash === undefined) {
        if (isAnchor.has(height)) missing.push({ tips: lineage.tips, height });
        next.push(lineage);
      } else groupOf(groups, hash).above.push(lineage);
    }
    if (isAnchor.has(height))
      tips.forEach((tip, index) => {
        if (tip.height === height) groupOf(groups, tip.hash).ended = index;
      });
    for (const { hash, above, ended } of groups.values()) {
      const parted = above.length > 1;
      const [only] = above;
      // A lineage that only goes on stays the one it is, and keeps its set of heights: copying them at every height made large searches slow.
      if (only && !parted && ended === null) {
        only.known.add(height);
        next.push(only);
        continue;
      }
      if (above.length === 1 && ended !== null) verify.push(...stale(tips, above, height));
      let fork = above[0]?.fork ?? null;
      const top = parted ? lowestCommon(above, height) : null;
      if (top !== null) {
        const sides = wantAll(above, [height, top]);
        if (top - height > 1) {
          probes.push(...wantAll(above, probeHeights(height, top, anchorAtOrAbove(top), isAnchor.has(height))));
          recheck.push(...sides);
        } else if (stale(tips, above, height).length + stale(tips, above, top).length > 0) verify.push(...sides);
        fork = forkOf(tips, above, { height, hash }, top);
      }
      const known = only && !parted ? only.known.add(height) : new Set([...above.flatMap((lineage) => [...lineage.known]), height]);
      const joined = { tips: [...above.flatMap((lineage) => lineage.tips), ...(ended === null ? [] : [ended])], known, fork };
      for (const index of joined.tips) owners[index] = joined;
      next.push(joined);
    }
    active = next;
  }
  if (missing.length > 0) {
    const heads = missing.flatMap(({ tips: [first] }) => (first === undefined ? [] : { tips: [first], height: tips[first]?.height ?? 0 }));
    return { wants: missing, recheck: heads, verify: [], fork: null, fault: null };
  }
  if (active.length > 1) {
    const top = lowestCommon(active, -1);
    if (top === null) return stopped('contradiction');
    if (top === 0) return stopped('no-common-genesis');
    probes.push(...wantAll(active, probeHeights(-1, top, anchorAtOrAbove(top), true)));
    recheck.push(...wantAll(active, [top]));
  }
  return { wants: probes, recheck, verify, fork: probes.length > 0 ? null : (active[0]?.fork ?? null), fault: null };
}

type Said = { readonly tip: number; readonly hash: Hash };

/** What was read below the tips, by height and in their order. */
function readingsByHeight(tips: readonly ReadTip[]): ReadonlyMap<number, readonly Said[]> {
  const said = new Map<number, Said[]>();
  for (const [tip, { readings }] of tips.entries())
    for (const [height, { hash }] of readings) {
      const at = said.get(height);
      if (at) at.push({ tip, hash });
      else said.set(height, [{ tip, hash }]);
    }
  return said;
}

/** What each lineage holds at a height, by what its members said there; members of one chain that answer differently contradict each other. */
function hashesOf(said: readonly Said[], owners: readonly Lineage[]): ReadonlyMap<Lineage, Hash> | 'contradiction' {
  const hashes = new Map<Lineage, Hash>();
  for (const { tip, hash } of said) {
    const lineage = owners[tip];
    // A tip that begins further down has nothing to say up here.
    if (!lineage) continue;
    if ((hashes.get(lineage) ?? hash) !== hash) return 'contradiction';
    hashes.set(lineage, hash);
  }
  return hashes;
}

function groupOf(groups: Map<Hash, Group>, hash: Hash): Group {
  let group = groups.get(hash);
  if (!group) {
    group = { hash, above: [], ended: null };
    groups.set(hash, group);
  }
  return group;
}

function readTip(tip: ReadTip | undefined, height: number): Reading | undefined {
  return tip?.height === height ? { hash: tip.hash, fresh: true } : tip?.readings.get(height);
}

/** What the lineage holds at the height; members of one chain that answer differently contradict each other. */
function readLineage(tips: readonly ReadTip[], lineage: Lineage, height: number): Reading | null | 'contradiction' {
  let found: Reading | undefined;
  for (const index of lineage.tips) {
    const reading = readTip(tips[index], height);
    if (!reading) continue;
    if (found && found.hash !== reading.hash) return 'contradiction';
    if (!found?.fresh) found = reading;
  }
  return found ?? null;
}

/** The lowest height above `floor` at which all were read: there they are known to differ. null only while the lowest tip's height is unread. */
function lowestCommon(lineages: readonly Lineage[], floor: number): number | null {
  const [first, ...others] = lineages;
  let lowest = Number.POSITIVE_INFINITY;
  for (const height of first?.known ?? []) {
    if (height > floor && height < lowest && others.every((lineage) => lineage.known.has(height))) lowest = height;
  }
  return Number.isFinite(lowest) ? lowest : null;
}

function stale(tips: readonly ReadTip[], lineages: readonly Lineage[], height: number): Want[] {
  return lineages
    .filter((lineage) => !lineage.tips.some((index) => readTip(tips[index], height)?.fresh))
    .map((lineage) => ({ tips: lineage.tips, height }));
}

function wantAll(lineages: readonly Lineage[], heights: readonly number[]): Want[] {
  return lineages.flatMap((lineage) => heights.map((height) => ({ tips: lineage.tips, height })));
}

function forkOf(tips: readonly ReadTip[], above: readonly Lineage[], ancestor: TipFork['ancestor'], top: number): TipFork {
  const branches = above.flatMap((lineage): TipBranch[] => {
    const reading = readLineage(tips, lineage, top);
    return reading === null || reading === 'contradiction' ? [] : [{ hash: reading.hash, tips: lineage.tips, fork: lineage.fork }];
  });
  return { ancestor, branches: branches.sort((a, b) => (a.hash < b.hash ? -1 : 1)), tips: above.flatMap((lineage) => lineage.tips) };
}
