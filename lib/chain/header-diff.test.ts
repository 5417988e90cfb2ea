import { describe, expect, it } from 'vitest';
import { headersIn, readAnswers } from '@/lib/consensus/recorded-answers.test-world';
import { headerDiff } from './header-diff';

const at = (name: string, height: number) => headersIn(readAnswers(name)).filter((header) => header.height === height);
const differing = (rows: ReturnType<typeof headerDiff>) =>
  rows.filter(({ differs, masked }) => differs && !masked).map(({ field }) => field);

describe('header difference', () => {
  const both = [...new Map(at('qbft-fork-2-2', 14).map((header) => [header.hash, header])).values()].slice(0, 2);

  it('of the recorded 2-2 fork shows author and time, and masks round and seals', () => {
    const rows = headerDiff(both.map((header) => ({ header })));
    expect(differing(rows)).toEqual(expect.arrayContaining(['hash', 'miner', 'timestamp']));
    expect(differing(rows)).not.toContain('parentHash');
    expect(rows.filter(({ masked }) => masked).map(({ field }) => field)).toEqual(['extraData.round', 'extraData.seals']);
    expect(rows.find(({ field }) => field === 'extraData.round')).toMatchObject({ differs: true, masked: true });
  });

  it('falls back to the whole extra-data where one cannot be read', () => {
    const [first, second] = both as [(typeof both)[0], (typeof both)[0]];
    const rows = headerDiff([{ header: first }, { header: { ...second, extraData: '0x01' } }]);
    expect(rows.find(({ field }) => field === 'extraData')).toMatchObject({ differs: true, values: { [second.hash]: '0x01' } });
  });

  it('leaves out fields no block has, and names one that only one block has', () => {
    const [first, second] = both as [(typeof both)[0], (typeof both)[0]];
    expect(headerDiff(both.map((header) => ({ header }))).some(({ field }) => field === 'baseFeePerGas')).toBe(false);
    const rows = headerDiff([{ header: first }, { header: { ...second, baseFeePerGas: 0n } }]);
    expect(rows.find(({ field }) => field === 'baseFeePerGas')).toEqual({
      field: 'baseFeePerGas',
      values: { [second.hash]: '0' },
      differs: true,
      masked: false,
    });
  });
});
