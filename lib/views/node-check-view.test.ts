import { describe, expect, test } from 'vitest';
import { compareChecks } from './compare-checks';
import { type CheckedFacts, checkedNodeView, checkFaultView } from './node-check-view';

const asked = { url: 'http://h:8545/', credentials: false };
const KEY = `0x${'0b'.repeat(20)}`;
const FACTS: CheckedFacts = {
  latencyMs: 12.4,
  version: 'besu/v24.5.4',
  client: { id: 'besu', name: 'Besu' },
  groups: [
    { group: 'eth', state: 'available' },
    { group: 'admin', state: 'unavailable' },
    { group: 'debug', state: 'unknown' },
  ],
  ...{ chainId: 0, genesis: `0x${'1'.repeat(64)}`, height: 0, address: KEY, validators: [KEY], protocol: 'qbft' },
};
const nodeOf = (change: Partial<CheckedFacts> = {}) => {
  const { node } = checkedNodeView(asked, { ...FACTS, ...change });
  if (node === null) throw new Error('no node');
  return node;
};

describe('a checked node in words', () => {
  test('says who it is, also at height 0 of chain 0', () => {
    expect(nodeOf()).toMatchObject({
      client: 'Besu answers in 12 ms.',
      chain: 'Chain id 0.',
      head: 'Its head is at height 0.',
      role: 'validator',
      roleSays: 'Validator: its key is one of the 1 that may seal the next block.',
      groupsSay: 'Closed: admin. What they give is then said to be not known. Whether these are open can’t be told: debug.',
    });
  });

  test('is no validator when its key is none of the set, and not known when key or set are not told', () => {
    expect(nodeOf({ address: `0x${'0c'.repeat(20)}` }).role).toBe('member');
    expect(nodeOf({ address: null })).toMatchObject({ role: 'unknown', roleSays: expect.stringContaining('closed: admin') });
    expect(nodeOf({ validators: null }).role).toBe('unknown');
  });

  test('of a fault says what is wrong and what to do', () => {
    const view = checkFaultView(asked, { kind: 'bad-url', problem: 'is not a URL', remedy: 'Write it like http://host:8545' });
    expect(view.fault).toEqual({ says: 'The address is not a URL.', remedy: 'Write it like http://host:8545.' });
    for (const kind of ['refused-address', 'not-a-node'] as const) expect(checkFaultView(asked, { kind }).fault?.remedy).toMatch(/\.$/);
  });
});

describe('nodes beside each other', () => {
  const odd = (change: Partial<CheckedFacts>) =>
    compareChecks(
      [
        { name: 'one', node: nodeOf() },
        { name: 'two', node: nodeOf({ address: `0x${'0c'.repeat(20)}`, ...change }) },
      ],
      1,
    ).join(' ');

  test('are held to one chain, one genesis and a key each', () => {
    expect(odd({ chainId: 7 })).toMatch(/^It is of another chain than one: chain id 0 there/);
    expect(odd({ genesis: `0x${'2'.repeat(64)}` })).toMatch(/another genesis block than one/);
    expect(odd({ address: KEY })).toMatch(/the same key as one/);
  });

  test('nothing is held against a node that does not tell', () => {
    expect(odd({})).toBe('');
    expect(odd({ chainId: null, genesis: null, address: null })).toBe('');
  });
});
