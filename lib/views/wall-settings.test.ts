import { describe, expect, it } from 'vitest';
import { readWallSettings, type WallSearch } from './wall-settings';

const read = (search: WallSearch) => readWallSettings(search);
const faultsOf = (search: WallSearch) => read(search).faults.map(({ name, sentence }) => `${name}: ${sentence}`);

describe('the address of a wall', () => {
  it('without a query is of a 55 inch screen seen from 5 m, never dimmed, without sound', () => {
    expect(read({})).toEqual({ metres: 5, inches: 55, theme: null, dim: null, sound: false, faults: [] });
  });

  it('takes metres, inches, a theme, hours and sound', () => {
    const search = { distance: '8', size: '65', theme: 'contrast', dim: '22-06', sound: '1' };
    expect(read(search)).toEqual({ metres: 8, inches: 65, theme: 'contrast', dim: { from: 1320, to: 360 }, sound: true, faults: [] });
    expect(read({ distance: '2.5m', size: '43"', dim: '21:30-6:15' })).toMatchObject({
      metres: 2.5,
      inches: 43,
      dim: { from: 1290, to: 375 },
    });
    expect(read({ dim: '0-24', sound: '0' })).toMatchObject({ dim: null, sound: false });
    expect(read({ dim: '18-24' }).dim).toEqual({ from: 1080, to: 0 });
  });

  it.each([
    ['distance', ['abc', '', '-3', '0', '0.4', '31', '5 km', '55"', '1e1', '5,5']],
    ['size', ['huge', '4', '999', '55m', 'NaN']],
    ['theme', ['pink', 'LIGHT', '']],
    ['dim', ['22', '22-', '25-06', '22:60-06', '22-22', 'night']],
    ['sound', ['yes', '2', '']],
  ] as const)('falls back where %s is broken, and says which and what it takes', (name, broken) => {
    for (const value of broken) {
      const { faults, ...settings } = read({ [name]: value });
      expect(settings, value).toEqual({ metres: 5, inches: 55, theme: null, dim: null, sound: false });
      expect(
        faults.map((fault) => fault.name),
        value,
      ).toEqual([name]);
      expect(faults[0]?.sentence).toContain(`${name}="${value}"`);
    }
  });

  it('says of a parameter that is given twice, or that it does not know, what it takes', () => {
    expect(faultsOf({ distance: ['3', '5'] })).toEqual(['distance: distance="3,5" is not metres from 0.5 to 30: 5 is used.']);
    expect(faultsOf({ distnace: '3' })).toEqual(['distnace: “distnace” is not known: the wall takes distance, size, theme, dim, sound.']);
  });

  it('repeats no more of a wrong value than a screen has room for', () => {
    const [fault] = faultsOf({ theme: '🦊'.repeat(500), ['x'.repeat(300)]: '1' });
    expect(fault?.length).toBeLessThan(120);
    expect(faultsOf({ ['x'.repeat(300)]: '1' })[0]?.length).toBeLessThan(140);
  });
});
