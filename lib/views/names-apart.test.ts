import { describe, expect, it } from 'vitest';
import { fitNames } from './fit-names';
import { namesApart } from './names-apart';

describe('names on a wall', () => {
  it('stay whole where they fit, and lose their middle where they do not', () => {
    expect(namesApart(['validator-1', 'a-very-long-name-of-a-node-in-zone-7'], 18)).toEqual(['validator-1', 'a-very-lo…n-zone-7']);
  });

  it('that differ in the part that is left out show where they differ', () => {
    const long = (key: string) => `organisation-of-the-consortium-${key}-production-eu-central-rpc`;
    const told = namesApart([long('alpha'), long('beta')], 16);
    expect(new Set(told).size).toBe(2);
    expect(told.every((one) => [...one].length <= 16)).toBe(true);
    expect(told[0]).toContain('al');
    expect(told[1]).toContain('be');
  });

  it('of 200 nodes with 80 signs each are all told apart, in any script', () => {
    const names = Array.from({ length: 200 }, (_, at) => `${'مدقق'.repeat(9)}${at}${'🦊'.repeat(40)}`.slice(0, 110));
    const told = namesApart(names, 12);
    expect(new Set(told).size).toBe(200);
    expect(told.every((one) => [...one].length <= 12)).toBe(true);
    // No sign is cut in two.
    expect(told.join('')).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
  });

  it('are counted where there is no room for all', () => {
    const names = ['validator-1', 'validator-2', 'validator-3'];
    expect(fitNames(names, 40)).toBe('validator-1, validator-2, validator-3');
    expect(fitNames(names, 36)).toBe('validator-1, validator-2 and 1 more');
    expect(fitNames(names, 22)).toBe('validator-1 and 2 more');
    expect(fitNames(names, 5)).toBe('3 nodes');
    expect(fitNames(['validator-1'], 5)).toBe('1 node');
  });
});
