import { expect, it } from 'vitest';
import { address, input, node } from '@/lib/incidents/diagnosis.test-world';
import { areCoresStopped } from './cores-stopped';

const told = (nodes: readonly ReturnType<typeof node>[]) => areCoresStopped(nodes, input({ nodes }).picture.set);
const stopped = (n: number) => node(n, { mining: false });

it('no round runs where the cores that are left are no quorum', () => {
  expect(told([node(1), node(2), stopped(3), stopped(4)])).toBe(true);
  expect(told([node(1), node(2), node(3), stopped(4)])).toBe(false);
});

it('a core that is not told of, a member, and an identity that runs elsewhere count as no stopped core', () => {
  expect(told([node(1), node(2), stopped(3), node(4, { mining: null })])).toBe(false);
  expect(told([node(1), node(2), stopped(3), node(4), node(9, { mining: false, address: address(9) })])).toBe(false);
  expect(told([node(1), node(2), stopped(3), stopped(4), node(4, { name: 'twin' })])).toBe(false);
});
