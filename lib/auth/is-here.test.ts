import { expect, test } from 'vitest';
import { isHere } from './is-here';
import { PEER_HEADER } from './mark-peers';

const at = (more: Readonly<Record<string, string>> = {}) =>
  isHere(new Headers({ [PEER_HEADER]: '127.0.0.1', host: 'localhost:3000', ...more }));

test.each([
  ['a browser on the machine', {}],
  ['by address', { host: '127.0.0.1:3000' }],
  ['over IPv6', { [PEER_HEADER]: '::1', host: '[::1]:3000' }],
  ['with what Next adds by itself', { 'x-forwarded-for': '::ffff:127.0.0.1', 'x-forwarded-host': 'localhost:3000' }],
])('%s is here', (_what, more) => expect(at(more)).toBe(true));

test.each([
  ['another machine', { [PEER_HEADER]: '192.168.1.7' }],
  ['no known address', { [PEER_HEADER]: '' }],
  ['a foreign name that was led to loopback', { host: 'evil.example:3000' }],
  ['a name that begins like one', { host: 'localhost.evil.example' }],
  ['a proxy that says for whom it asks', { 'x-forwarded-for': '203.0.113.9' }],
  ['a proxy that says for whom it asks, among others', { 'x-forwarded-for': '203.0.113.9, 127.0.0.1' }],
  ['a proxy that says under which name it was asked', { 'x-forwarded-host': 'watch.example.org' }],
  ['a proxy that names itself', { via: '1.1 proxy' }],
  ['a proxy with a header of its own', { 'x-real-ip': '203.0.113.9' }],
])('%s is not', (_what, more) => expect(at(more)).toBe(false));
