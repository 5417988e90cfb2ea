import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ForkPoint } from '@/lib/chain/fork-point';
import type { Hash } from '@/lib/consensus/types';
import { forkSegments } from './fork-segments';
import { layoutForkTimeline, MIN_UNIT, wholeRange } from './fork-timeline';
import type { ForkSegment, TipNode } from './fork-timeline-types';
import type { BranchView, ForkView } from './types';

const hash = (seed: number): Hash => `0x${seed.toString(16).padStart(64, '0')}`;
const letter = (index: number): string => String.fromCharCode(65 + index);

type Tree = { readonly length: number; readonly inner: readonly Tree[] };

/** A fork drawn as a tree: lengths of its branches, those that part again with the ones above them. */
function forkOf(ancestor: number, branches: readonly Tree[]): { readonly fork: ForkView; readonly point: ForkPoint } {
  const views: BranchView[] = [];
  let seed = 1;
  const grow = (below: number, trees: readonly Tree[]): ForkPoint => ({
    ancestor: { height: below, hash: hash(seed++) },
    height: below + 1,
    branches: trees.map(({ length, inner }) => {
      const hashAtFork = hash(seed++);
      const tip = { height: below + length, hash: hash(seed++) };
      const parts = inner.length > 1;
      if (!parts) views.push(branch(letter(views.length), hashAtFork, tip));
      return { hashAtFork, tip, nodes: [], inner: parts ? grow(below + length, inner) : null };
    }),
  });
  const point = grow(ancestor, branches);
  return { point, fork: { ancestor: point.ancestor, height: ancestor + 1, branches: views, sealedBoth: [], proven: true } };
}

function branch(label: string, own: Hash, tip: BranchView['tip']): BranchView {
  const nothing = { nodes: [], validators: [], author: null, round: null, committers: [], hasQuorum: null };
  return { label, hash: own, tip, ...nothing, verification: 'verified', verificationWhy: null };
}

const node = (index: number, segment: string, height: number): TipNode => ({
  name: `validator-${index}`,
  address: null,
  role: index % 3 === 0 ? 'member' : 'validator',
  state: 'ok',
  height,
  segment,
});

const leaf = (length: number): Tree => ({ length, inner: [] });
const ids = (segments: readonly ForkSegment[]) => segments.map(({ id, parent, from, to }) => `${parent} > ${id} ${from}..${to}`);

describe('the segments of a fork', () => {
  it('are a trunk and a branch each, by letter', () => {
    const { fork, point } = forkOf(13, [leaf(1), leaf(3)]);
    expect(ids(forkSegments(fork, point))).toEqual(['null > trunk 6..13', 'trunk > A 14..14', 'trunk > B 14..16']);
  });

  it('hold a branch that parts again as a stem under its parts', () => {
    const { fork, point } = forkOf(100, [leaf(4), { length: 5, inner: [leaf(2), leaf(7)] }]);
    const segments = forkSegments(fork, point);
    const stem = segments.find(({ id }) => id.startsWith('stem'))?.id;
    expect(ids(segments)).toEqual([
      'null > trunk 93..100',
      'trunk > A 101..104',
      `trunk > ${stem} 101..105`,
      `${stem} > B 106..107`,
      `${stem} > C 106..112`,
    ]);
  });

  it('begin at genesis where the chain does', () => {
    const { fork } = forkOf(0, [leaf(1), leaf(1)]);
    expect(ids(forkSegments(fork, null))).toEqual(['null > trunk 0..0', 'trunk > A 1..1', 'trunk > B 1..1']);
  });
});

describe('the layout of a fork', () => {
  const drawn = (ancestor: number, trees: readonly Tree[], nodes: readonly TipNode[], width: number, folds = true) => {
    const { fork, point } = forkOf(ancestor, trees);
    const segments = forkSegments(fork, point);
    return layoutForkTimeline(segments, nodes, { ...wholeRange(segments), width, folds });
  };

  it('folds the straight stretches of a fork 5,000 deep with their count, and shows all heights when told to', () => {
    const nodes = [node(1, 'A', 6000), node(2, 'B', 5990)];
    const folded = drawn(1000, [leaf(5000), leaf(4990)], nodes, 900);
    const [fold] = folded.pieces.filter(({ kind }) => kind === 'fold');
    expect([fold?.from, fold?.to]).toEqual([1004, 5987]);
    expect(folded.unit).toBeGreaterThan(MIN_UNIT);
    const whole = drawn(1000, [leaf(5000), leaf(4990)], nodes, 900, false);
    expect(whole.pieces.map(({ kind, from, to }) => [kind, from, to])).toEqual([['scale', 993, 6000]]);
    expect(whole.pieces[0]?.x1).toBeCloseTo(750);
  });

  it('says how many where a hundred names find no room', () => {
    const nodes = Array.from({ length: 100 }, (_, index) => node(index, index < 52 ? 'A' : 'B', 14));
    const { flags } = drawn(13, [leaf(1), leaf(1)], nodes, 390);
    expect(flags.map(({ text, validators }) => [text, validators])).toEqual([
      ['52 nodes', 34],
      ['48 nodes', 32],
    ]);
  });

  const tree: fc.Arbitrary<Tree> = fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.record({
      length: fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 5000 })),
      inner: fc.oneof(
        { weight: 4, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: fc.array(tie('tree'), { minLength: 2, maxLength: 3 }) },
      ),
    }),
  })).tree;
  const world = fc.record({
    ancestor: fc.nat(1_000_000),
    trees: fc.array(tree, { minLength: 2, maxLength: 4 }),
    width: fc.integer({ min: 280, max: 1900 }),
    folds: fc.boolean(),
    picks: fc.array(fc.tuple(fc.nat(20), fc.nat(5000)), { maxLength: 120 }),
  });

  it('keeps heights in order, everything within the frame, and no two flags or lines on each other', () => {
    fc.assert(
      fc.property(world, ({ ancestor, trees, width, folds, picks }) => {
        const { fork, point } = forkOf(ancestor, trees);
        const segments = forkSegments(fork, point);
        const nodes = picks.map(([which, off], index) => {
          const segment = segments[which % segments.length] as ForkSegment;
          return node(index, segment.id, segment.from + (off % (segment.to - segment.from + 1)));
        });
        const frame = { ...wholeRange(segments), width, folds };
        const { pieces, segments: lines, flags, xOf, height } = layoutForkTimeline(segments, nodes, frame);
        // Pieces join without a gap and cover the frame.
        expect(pieces[0]?.from).toBe(frame.from);
        expect(pieces.at(-1)?.to).toBe(frame.to);
        pieces.forEach((piece, index) => {
          const next = pieces[index + 1];
          expect(piece.x1).toBeGreaterThan(piece.x0);
          if (next) expect([next.from, next.x0]).toEqual([piece.to + 1, piece.x1]);
        });
        expect(pieces.at(-1)?.x1).toBeLessThanOrEqual(width + 0.001);
        const heights = [...new Set(segments.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
        const xs = heights.map((one) => xOf(one) as number);
        expect(xs.every((x, index) => x >= 0 && x <= width && (index === 0 || x > (xs[index - 1] as number)))).toBe(true);
        for (const [index, line] of lines.entries())
          for (const other of lines.slice(index + 1))
            if (line.lane === other.lane) expect(line.x1 < other.x0 || other.x1 < line.x0).toBe(true);
        for (const [index, flag] of flags.entries()) {
          expect(flag.left >= 0 && flag.right <= width && flag.top >= 0 && flag.bottom <= height).toBe(true);
          for (const other of flags.slice(index + 1)) {
            const apart = flag.right <= other.left || other.right <= flag.left || flag.bottom <= other.top || other.bottom <= flag.top;
            expect(apart).toBe(true);
          }
        }
        expect(flags.reduce((sum, { names }) => sum + names.length, 0)).toBe(nodes.length);
      }),
      { numRuns: 300 },
    );
  });
});
