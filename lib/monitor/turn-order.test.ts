import { describe, expect, it } from 'vitest';
import { buildForkedChain } from '@/fixtures/forks/build-fork';
import { orderValidators } from '@/lib/consensus/expected-proposer';
import { chainOf, makeNode, serveNode } from './chain-nodes.test-world';
import { watchNodes } from './watch.test-world';

const HEIGHTS = 24;

/** A network of seven whose validators take turns in the order given, by place; `slip` = height at which it is nobody's turn of either order. */
async function watchTurns(placesInTurn: (places: { bytes: number[]; text: number[] }) => readonly number[]) {
  const base = { protocol: 'qbft', validators: 7, branches: [], seed: 'turns' } as const;
  const keys = buildForkedChain({ ...base, commonHeights: 0 }).validators.map(({ address }) => address);
  const places = (order: 'bytes' | 'text') => orderValidators(keys, order).map((address) => keys.indexOf(address));
  const orders = { bytes: places('bytes'), text: places('text') };
  const inTurn = placesInTurn(orders);
  const common = Object.fromEntries(
    Array.from({ length: HEIGHTS }, (_, index) => [index + 1, { author: inTurn[index % inTurn.length] as number }]),
  );
  const world = buildForkedChain({ ...base, commonHeights: HEIGHTS, common });
  const nodes = world.validators.map((_, place) => makeNode(`v${place}`, chainOf(world, -1), place));
  const watched = await watchNodes(
    nodes.map((node) => serveNode(node, world)),
    1_700_000_000_000 + HEIGHTS * 1000,
  );
  await watched.tick(6);
  const judged = await Promise.all(Array.from({ length: HEIGHTS }, (_, index) => watched.height(index + 1)));
  return { orders, proposers: new Set(judged.flatMap(({ blocks }) => blocks.map(({ proposer }) => proposer))) };
}

describe('whose turn it is', () => {
  it('is told by the bytes of the addresses, or by their text after a restart: both are expected', async () => {
    const byBytes = await watchTurns(({ bytes }) => bytes);
    expect(byBytes.orders.text).not.toEqual(byBytes.orders.bytes);
    expect(byBytes.proposers).toEqual(new Set(['expected']));
    expect((await watchTurns(({ text }) => text)).proposers).toEqual(new Set(['expected']));
  });

  it('is nobody else for all that', async () => {
    const { proposers } = await watchTurns(({ bytes }) => [...bytes].reverse());
    expect(proposers).toContain('unexpected');
  });
});
