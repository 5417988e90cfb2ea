import { expect, it } from 'vitest';
import { chainTurns } from './chain-turns';

it('tells when nodes fall silent and come back, not how they were before, and no round twice', () => {
  const turns = chainTurns({
    verdicts: [{ at: 1, sentence: 'Forked.' }],
    nodes: [
      { at: 1, name: 'a', answering: true },
      { at: 2, name: 'a', answering: false },
      { at: 3, name: 'a', answering: null },
      { at: 4, name: 'a', answering: true },
    ],
    blocks: [{ at: 2, height: 14, hash: `0x${'ab'.repeat(32)}`, round: null }],
    rounds: [
      { at: 2, height: 14, round: 1 },
      { at: 5, height: 15, round: 2 },
      { at: 6, height: 16, round: null },
    ],
  });
  expect(turns.map(({ at, kind, sentence }) => [at, kind, sentence])).toEqual([
    [1, 'verdict', 'Verdict: Forked.'],
    [2, 'node', 'a no longer answers.'],
    [4, 'node', 'a answers again.'],
    [2, 'block', expect.stringMatching(/^Block 14 0xabab.* of round not known was first seen\.$/)],
    [5, 'round', 'Height 15 took until round 2.'],
  ]);
});
