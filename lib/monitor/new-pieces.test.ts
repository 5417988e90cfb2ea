import { describe, expect, it } from 'vitest';
import { evidencePiece } from './evidence-piece';
import { NewPieces } from './new-pieces';

const piece = (what: unknown, kind: 'peers' | 'proof' | 'diagnosis' = 'peers', node = 'node-1') =>
  evidencePiece({ at: 1, kind, node, height: null, hash: null }, what);

describe('evidence that is new', () => {
  it('is not what the last piece of its kind and node said already, also after a restart', () => {
    const pieces = new NewPieces();
    const a = piece('a');
    expect(pieces.of(1, [a, piece('a', 'peers', 'node-2')])).toHaveLength(2);
    expect(pieces.of(1, [a])).toEqual([]);
    expect(pieces.of(2, [a])).toEqual([a]);
    expect(pieces.of(1, [piece('b'), a])).toHaveLength(2);
    const next = new NewPieces();
    next.restore(1, [piece('b'), a]);
    expect(next.of(1, [a])).toEqual([]);
  });

  it('of an incident that has very much is only what is said and proven', () => {
    const pieces = new NewPieces();
    pieces.of(
      1,
      Array.from({ length: 6_000 }, (_, index) => piece(index)),
    );
    expect(pieces.of(1, [piece('x'), piece('x', 'proof'), piece('x', 'diagnosis')]).map(({ kind }) => kind)).toEqual([
      'proof',
      'diagnosis',
    ]);
  });
});
