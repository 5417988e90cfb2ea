import { expect, it } from 'vitest';
import { evidencePiece } from './evidence-piece';
import { holdEvidence } from './hold-evidence';

const piece = (at: number, what: unknown, kind: 'answer' | 'proof' = 'answer') =>
  evidencePiece({ at, kind, node: 'node-1', height: null, hash: null }, what);

it('while nothing can be kept the opening and the proofs stay, and what lies in the middle goes', () => {
  const opening = Array.from({ length: 40 }, (_, index) => piece(0, { opening: index }));
  const proof = piece(1, { proof: 1 }, 'proof');
  let held = [...opening, proof];
  for (let at = 2; at < 2_000; at++) held = [...holdEvidence([...held, piece(at, { at })])];
  expect(held.slice(0, 41)).toEqual([...opening, proof]);
  expect(held.length).toBe(541);
  expect([held[41]?.at, held.at(-1)?.at]).toEqual([1_500, 1_999]);
});
