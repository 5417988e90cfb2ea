import { expect, it } from 'vitest';
import { whyInstall } from './installed-state.mjs';

const lock = {
  packages: { '': {}, 'node_modules/a': { version: '1.0.0' }, 'node_modules/b-win32': { version: '2.0.0', optional: true } },
};

it('is content with what the lock asks for, other systems left out', () => {
  expect(whyInstall(lock, { packages: { 'node_modules/a': { version: '1.0.0' } } })).toBeNull();
});

it.each([
  ['nothing is installed yet', null],
  ['node_modules/a is not installed', { packages: {} }],
  ['node_modules/a is 0.9.0, wanted is 1.0.0', { packages: { 'node_modules/a': { version: '0.9.0' } } }],
  [
    'node_modules/old is installed but no longer wanted',
    { packages: { 'node_modules/a': { version: '1.0.0' }, 'node_modules/old': { version: '1.0.0' } } },
  ],
  [
    'node_modules/b-win32 is 1.0.0, wanted is 2.0.0',
    { packages: { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b-win32': { version: '1.0.0' } } },
  ],
])('says %s', (why, installed) => {
  expect(whyInstall(lock, installed)).toBe(why);
});
