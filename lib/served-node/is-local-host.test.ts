import { expect, it } from 'vitest';
import { isLocalHost } from './is-local-host';

it.each(['localhost', 'localhost:8545', 'LOCALHOST', '127.0.0.1:1', '10.0.0.7', '[::1]:8545', '', undefined])(
  'serves the host %s',
  (host) => {
    expect(isLocalHost(host)).toBe(true);
  },
);

it.each(['evil.example', 'localhost.evil.example:8545', '127.0.0.1.evil.example', 'node-1'])('does not serve the host %s', (host) => {
  expect(isLocalHost(host)).toBe(false);
});
