import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { missingOptionalPackages } from './check-lock.mjs';

it('finds nothing missing in the lock of this tree', () => {
  expect(missingOptionalPackages(JSON.parse(readFileSync('package-lock.json', 'utf8')))).toEqual([]);
});

it('names every optional package without an entry, wherever it could stand', () => {
  const packages = {
    '': {},
    'node_modules/a': { optionalDependencies: { 'a-linux': '1.0.0', 'a-win32': '1.0.0', shared: '2.0.0' } },
    'node_modules/a/node_modules/a-linux': {},
    'node_modules/b/node_modules/c': { optionalDependencies: { shared: '2.0.0', 'c-darwin': '3.0.0' } },
    'node_modules/shared': {},
  };
  expect(missingOptionalPackages({ packages })).toEqual(['a-win32@1.0.0', 'c-darwin@3.0.0']);
});
