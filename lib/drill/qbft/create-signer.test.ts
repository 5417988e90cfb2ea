import { expect, test } from 'vitest';
import { createSigner } from '@/lib/drill/qbft/create-signer';
import type { DrillBlock, Prepare, Preprepare, RoundChange } from '@/lib/drill/types';

const source = `0x${'1'.repeat(40)}` as const;
const block = (hash: string): DrillBlock => ({ hash }) as unknown as DrillBlock;
const roundChange = (round: number, more: Partial<RoundChange> = {}): RoundChange => ({
  kind: 'round-change',
  source,
  height: 14,
  round,
  prepared: null,
  justification: [],
  ...more,
});
const prepare = (digest: string): Prepare => ({ kind: 'prepare', source, height: 14, round: 0, digest: `0x${digest}` });
const preprepare = (hash: string, roundChanges: readonly RoundChange[] = []): Preprepare => ({
  kind: 'preprepare',
  source,
  height: 14,
  round: 1,
  block: block(hash),
  roundChanges,
  prepares: [],
});

test('what says the same again is the same message', () => {
  const sign = createSigner();
  const asked = sign(roundChange(1));
  expect(sign(roundChange(1))).toBe(asked);
  expect(sign(prepare('a'))).toBe(sign(prepare('a')));
  expect(sign(preprepare('0xa', [asked]))).toBe(sign(preprepare('0xa', [asked])));
});

test('another round, height, kind, block or proof makes another message', () => {
  const sign = createSigner();
  const proof = [sign(prepare('a'))];
  const made = [
    roundChange(1),
    roundChange(2),
    roundChange(1, { height: 15 }),
    roundChange(1, { prepared: { round: 0, block: block('0xa') } }),
    roundChange(1, { prepared: { round: 0, block: block('0xb') } }),
    roundChange(1, { prepared: { round: 0, block: block('0xa') }, justification: proof }),
    prepare('a'),
    prepare('b'),
    { ...prepare('a'), kind: 'commit' as const },
    preprepare('0xa'),
    preprepare('0xa', [roundChange(1)]),
    preprepare('0xb'),
  ].map(sign);
  expect(new Set(made).size).toBe(made.length);
});

test('each key signs for itself', () => {
  expect(createSigner()(roundChange(1))).not.toBe(createSigner()(roundChange(1)));
});
