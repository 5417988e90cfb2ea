import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Address, Hash } from '@/lib/consensus/types';
import { lostTransactions, mayBeSent, type Sighting, type Whereabouts } from './lost-transactions';
import type { GivenBack } from './run-types';
import { type SavedTransaction, savedTransactions } from './saved-transactions';
import { sendOrder } from './send-order';

const hash = (name: number): Hash => `0x${name.toString(16).padStart(64, '0')}`;
const address = (name: number): Address => `0x${name.toString(16).padStart(40, '0')}`;
const block = (height: number, name = height) => ({ height, hash: hash(0xb000 + name) });
const saved = (name: number, more: Partial<SavedTransaction> = {}): SavedTransaction => ({
  ...{ hash: hash(name), raw: '0x01', sender: address(1), nonce: name, isPrivate: false },
  blocks: [{ ...block(14), receipt: { status: '0x1', gasUsed: '0x5208', contract: null } }],
  ...more,
});
type Told = { readonly [K in keyof Whereabouts]?: readonly (readonly [unknown, unknown])[] };
const seen = (told: Told = {}): Whereabouts => {
  const map = (key: keyof Whereabouts) => new Map((told[key] ?? []) as never);
  return {
    sightings: map('sightings'),
    nonces: map('nonces'),
    holds: map('holds'),
    receipts: map('receipts'),
    replacedBy: map('replacedBy'),
  } as never;
};
const nothing = { intended: new Set<Hash>(), known: [] };
const nowhere: readonly Sighting[] = [{ node: 'a', where: 'nowhere' }];
const inBlock = (at: ReturnType<typeof block>): readonly Sighting[] => [
  { node: 'a', where: 'block', block: at },
  { node: 'b', where: 'nowhere' },
];
const fateOf = (transaction: SavedTransaction, told: Told, sendings: Parameters<typeof lostTransactions>[2] = nothing) => {
  const [one] = lostTransactions([transaction], seen(told), sendings, 9);
  return one && { fate: one.fate, detail: one.detail };
};

describe('where a saved transaction is', () => {
  const kept = block(15);
  const free = [[address(1), [5, 5]]] as const;
  const used = [[address(1), [6, 6]]] as const;
  it.each([
    [
      'in the block it was saved in',
      saved(5, { blocks: [{ ...kept, receipt: null }] }),
      { sightings: [[hash(5), inBlock(kept)]], holds: [[15, [kept.hash]]] },
      'in-kept-chain',
      `in block 15 ${kept.hash}`,
    ],
    [
      'in a pool',
      saved(5),
      { sightings: [[hash(5), [...nowhere, { node: 'b', where: 'pool' }]]], nonces: free },
      'back-in-pool',
      'waits in the pool of b',
    ],
    ['nowhere', saved(5), { sightings: [[hash(5), nowhere]], nonces: free }, 'missing', null],
    [
      'nowhere, and its bytes were not saved',
      saved(5, { raw: null }),
      { sightings: [[hash(5), nowhere]], nonces: free },
      'missing',
      'its bytes were not saved',
    ],
    [
      'replaced',
      saved(5),
      { sightings: [[hash(5), nowhere]], nonces: used, replacedBy: [[`${address(1)} 5`, hash(99)]] },
      'nonce-used',
      `replaced by ${hash(99)}`,
    ],
    [
      'private',
      saved(5, { isPrivate: true }),
      { sightings: [[hash(5), nowhere]], nonces: free },
      'private',
      expect.stringContaining('private transaction managers'),
    ],
    [
      'in blocks that differ',
      saved(5),
      { sightings: [[hash(5), inBlock(kept)]], holds: [[15, [kept.hash, hash(1)]]] },
      'unknown',
      'nodes hold different blocks at 15',
    ],
    ['asked of nobody', saved(5), { nonces: free }, 'unknown', 'no node answered about it'],
    [
      'nowhere, its nonce told by nobody',
      saved(5),
      { sightings: [[hash(5), nowhere]] },
      'unknown',
      expect.stringContaining('no node tells the next nonce'),
    ],
    [
      'nowhere, its nonce used on one node alone',
      saved(5),
      { sightings: [[hash(5), nowhere]], nonces: [[address(1), [5, 6]]] },
      'unknown',
      expect.stringContaining('different next nonces'),
    ],
  ] as const)('%s', (_what, transaction, told, fate, detail) => {
    expect(fateOf(transaction, told as Told)).toEqual({ fate, detail });
  });

  it('tells the block it was in before, and what its receipt says otherwise', () => {
    const told = {
      sightings: [[hash(5), inBlock(kept)]],
      holds: [[15, [kept.hash]]],
      receipts: [[hash(5), { status: '0x0', gasUsed: '0x5208', contract: null }]],
    } as const;
    const detail = `in block 15 ${kept.hash}, was in 14 ${block(14).hash}; status was 0x1, is 0x0`;
    expect(fateOf(saved(5), told)).toEqual({ fate: 'in-kept-chain', detail });
    expect(fateOf(saved(5), told, { ...nothing, intended: new Set([hash(5)]) })).toEqual({ fate: 'resent', detail });
  });

  it('does not send again what was refused, or taken and gone since', () => {
    const told = { sightings: [[hash(5), nowhere]], nonces: free } as const;
    const keptAs = (fate: GivenBack['fate'], detail: string | null) => ({
      intended: new Set([hash(5)]),
      known: [{ ...{ hash: hash(5), fate, detail, sender: null, nonce: null, at: 1 } }],
    });
    expect(fateOf(saved(5), told, keptAs('refused', 'Gas price not 0'))).toEqual({ fate: 'refused', detail: 'Gas price not 0' });
    const gone = fateOf(saved(5), told, keptAs('resent', 'waits in the pool of a'));
    expect(gone?.fate).toBe('missing');
    expect(fateOf(saved(5), told, keptAs('missing', gone?.detail ?? null))).toEqual(gone);
    expect(gone?.detail).not.toBeNull();
    // Intended, and nobody knows whether it was sent: looked for and nowhere, so it may be sent.
    expect(fateOf(saved(5), told, { ...nothing, intended: new Set([hash(5)]) })).toEqual({ fate: 'missing', detail: null });
  });
});

describe('what is saved', () => {
  const fields = (name: number, more: object = {}) => ({
    ...{ hash: hash(name), from: address(1), nonce: `0x${name.toString(16)}`, v: '0xa95', input: '0x' },
    ...more,
  });
  const bodyOf = (list: readonly object[]) => ({ asked: [{ method: 'eth_getBlockByHash', params: [], answer: { transactions: list } }] });

  it('is told once for both branches, with its bytes and each block that held it', () => {
    const [one, ...others] = savedTransactions(
      [
        { kind: 'block', ...block(14, 2), body: bodyOf([fields(5)]) },
        { kind: 'block', ...block(14, 1), body: bodyOf([fields(5)]) },
        { kind: 'block', ...block(14, 1), body: bodyOf([fields(5)]) },
        { kind: 'raw-transactions', ...block(14, 1), body: { transactions: [{ hash: hash(5), raw: '0xAB', from: 'node' }] } },
        {
          kind: 'receipts',
          ...block(14, 1),
          body: { asked: [{ answer: { transactionHash: hash(5), status: '0x1', gasUsed: '0x1', contractAddress: null } }] },
        },
        { kind: 'missing', ...block(14, 1), body: { missing: 'receipts' } },
      ],
      1337,
    );
    expect(others).toEqual([]);
    expect(one).toMatchObject({ hash: hash(5), raw: '0xAB', sender: address(1), nonce: 5, isPrivate: false });
    expect(one?.blocks.map((each) => [each.hash, each.receipt?.status ?? null])).toEqual([
      [block(14, 2).hash, null],
      [block(14, 1).hash, '0x1'],
    ]);
  });

  it.each([
    ['v 37', { v: '0x25' }, 1337, true],
    ['v 38', { v: '0x26' }, 1337, true],
    ['a replay-protected v', { v: '0xa95' }, 1337, false],
    ['v 37 on chain 1, where every transaction has it', { v: '0x25' }, 1, false],
    ['v 37 on chain 1 with a payload hash', { v: '0x25', input: `0x${'ab'.repeat(64)}` }, 1, true],
  ])('is private by %s', (_what, more, chainId, isPrivate) => {
    expect(savedTransactions([{ kind: 'block', ...block(14), body: bodyOf([fields(5, more)]) }], chainId)[0]?.isPrivate).toBe(isPrivate);
  });
});

it('accounts for every saved transaction exactly once, calls none missing that a node has, and sends by rising nonces', () => {
  const place = fc.constantFrom('nowhere', 'pool', 14, 15, 'silent');
  const transaction = fc.record({
    name: fc.integer({ min: 1, max: 12 }),
    sender: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
    nonce: fc.option(fc.integer({ min: 0, max: 9 }), { nil: null }),
    hasRaw: fc.boolean(),
    isPrivate: fc.boolean(),
    places: fc.array(place, { maxLength: 4 }),
    isIntended: fc.boolean(),
    known: fc.option(fc.constantFrom('refused', 'resent', 'missing', 'unknown', 'back-in-pool'), { nil: null }),
  });
  const nonces = fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.array(fc.integer({ min: 0, max: 10 }), { maxLength: 3 })), {
    maxLength: 3,
  });
  fc.assert(
    fc.property(
      fc.uniqueArray(transaction, { selector: ({ name }) => name, maxLength: 12 }),
      nonces,
      fc.boolean(),
      (given, next, agree) => {
        const list = given.map(({ name, sender, nonce, hasRaw, isPrivate }) =>
          saved(name, { sender: sender === null ? null : address(sender), nonce, raw: hasRaw ? '0x01' : null, isPrivate }),
        );
        const sightings = given.map(
          ({ name, places }) =>
            [
              hash(name),
              places.flatMap((at, node): readonly Sighting[] => {
                if (at === 'silent') return [];
                if (at === 'pool' || at === 'nowhere') return [{ node: `n${node}`, where: at }];
                return [{ node: `n${node}`, where: 'block', block: block(Number(at)) }];
              }),
            ] as const,
        );
        const holds = [14, 15].map((height) => [height, agree ? [block(height).hash] : [block(height).hash, hash(1)]] as const);
        const known = given.flatMap(({ name, known: fate }): GivenBack[] =>
          fate === null ? [] : [{ hash: hash(name), fate, sender: null, nonce: null, detail: 'x', at: 1 }],
        );
        const intended = new Set(given.flatMap(({ name, isIntended }) => (isIntended ? [hash(name)] : [])));
        const told = lostTransactions(
          list,
          seen({ sightings, holds, nonces: next.map(([sender, all]) => [address(sender), all]) }),
          { intended, known },
          9,
        );

        expect(told.map((one) => one.hash)).toEqual(list.map((one) => one.hash));
        const bySaved = new Map(list.map((one) => [one.hash, one]));
        for (const [index, one] of told.entries()) {
          const places = given[index]?.places ?? [];
          const isSeen = places.some((at) => at === 'pool' || typeof at === 'number');
          if (isSeen) expect(['in-kept-chain', 'back-in-pool', 'resent', 'unknown']).toContain(one.fate);
          if (places.every((at) => at === 'silent')) expect(one.fate).toBe('unknown');
          const may = mayBeSent(one, bySaved.get(one.hash) ?? saved(0));
          if (may) expect(given[index]).toMatchObject({ hasRaw: true, isPrivate: false });
        }
        for (const { sender, transactions } of sendOrder(list, told)) {
          const order = transactions.map(({ nonce }) => nonce ?? -1);
          expect(order).toEqual([...order].sort((one, other) => one - other));
          expect(transactions.every((one) => one.sender === sender)).toBe(true);
        }
      },
    ),
    { numRuns: 300 },
  );
});
