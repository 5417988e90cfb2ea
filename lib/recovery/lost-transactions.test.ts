import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Address, Hash } from '@/lib/consensus/types';
import { type Phrase, phrase } from '@/lib/incidents/phrase';
import { isTimeToSend, lostTransactions, mayBeSent, type Sighting, type Whereabouts } from './lost-transactions';
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
const known = (name: number, fate: GivenBack['fate'], more: Partial<GivenBack> = {}): GivenBack => ({
  ...{ hash: hash(name), fate, sender: null, nonce: null, detail: null, block: null, was: [], sent: null, at: 1 },
  ...more,
});
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
      phrase('given-back.in-block', kept),
    ],
    [
      'in a pool',
      saved(5),
      { sightings: [[hash(5), [...nowhere, { node: 'b', where: 'pool' }]]], nonces: free },
      'back-in-pool',
      phrase('given-back.pool', { nodes: { list: ['b'] } }),
    ],
    ['nowhere', saved(5), { sightings: [[hash(5), nowhere]], nonces: free }, 'missing', null],
    [
      'nowhere, and its bytes were not saved',
      saved(5, { raw: null }),
      { sightings: [[hash(5), nowhere]], nonces: free },
      'missing',
      phrase('given-back.no-bytes'),
    ],
    [
      'replaced',
      saved(5),
      { sightings: [[hash(5), nowhere]], nonces: used, replacedBy: [[`${address(1)} 5`, hash(99)]] },
      'nonce-used',
      phrase('given-back.replaced', { hash: hash(99), nonce: 5 }),
    ],
    ['private', saved(5, { isPrivate: true }), { sightings: [[hash(5), nowhere]], nonces: free }, 'private', phrase('given-back.private')],
    [
      'in blocks that differ',
      saved(5),
      { sightings: [[hash(5), inBlock(kept)]], holds: [[15, [kept.hash, hash(1)]]] },
      'unknown',
      phrase('given-back.split', { height: 15 }),
    ],
    ['asked of nobody', saved(5), { nonces: free }, 'unknown', phrase('given-back.silent')],
    [
      'nowhere, its nonce told by nobody',
      saved(5),
      { sightings: [[hash(5), nowhere]] },
      'unknown',
      phrase('given-back.no-nonce', { sender: address(1) }),
    ],
    [
      'nowhere, its nonce used on one node alone',
      saved(5),
      { sightings: [[hash(5), nowhere]], nonces: [[address(1), [5, 6]]] },
      'unknown',
      phrase('given-back.nonces-differ', { sender: address(1) }),
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
    const place = phrase('given-back.moved', { ...kept, was: { list: [`14 ${block(14).hash}`] } });
    const detail = phrase('given-back.changed', { place: { phrase: place }, field: 'status', was: '0x1', is: '0x0' });
    expect(fateOf(saved(5), told)).toEqual({ fate: 'in-kept-chain', detail });
    expect(fateOf(saved(5), told, { ...nothing, intended: new Set([hash(5)]) })).toEqual({ fate: 'resent', detail });
  });

  const told = { sightings: [[hash(5), nowhere]], nonces: free } as const;
  const keptAs = (fate: GivenBack['fate'], detail: Phrase | null, taken = 1): Parameters<typeof lostTransactions>[2] => ({
    intended: new Set([hash(5)]),
    known: [known(5, fate, { detail, sent: { times: taken, taken, at: 1 } })],
  });

  it('does not send again what was refused', () => {
    const refused = phrase('given-back.refused', { node: 'a', said: 'Gas price not 0' });
    expect(fateOf(saved(5), told, keptAs('refused', refused))).toEqual({ fate: 'refused', detail: refused });
  });

  it('sends again what a pool took and lost, after a while and not without end', () => {
    const [gone] = lostTransactions([saved(5)], seen(told), keptAs('resent', phrase('given-back.pool', { nodes: { list: ['a'] } })), 9);
    expect([gone?.fate, gone?.detail]).toEqual(['missing', phrase('given-back.dropped')]);
    if (!gone) return;
    expect(mayBeSent(gone, saved(5))).toBe(true);
    expect([2_000, 2_001].map((now) => isTimeToSend(gone, now))).toEqual([false, true]);
    expect(isTimeToSend({ ...gone, sent: { times: 9, taken: 1, at: 0 } }, 30_000)).toBe(true);
    const [still] = lostTransactions([saved(5)], seen(told), { intended: new Set(), known: [gone] }, 10);
    expect(still).toEqual(gone);
    const [often] = lostTransactions([saved(5)], seen(told), keptAs('resent', null, 5), 9);
    expect(often?.detail).toEqual(phrase('given-back.gone', { times: 5 }));
    expect(often && mayBeSent(often, saved(5))).toBe(false);
  });

  it('sends what was intended and is nowhere: nobody knows whether it went out', () => {
    expect(fateOf(saved(5), told, { ...nothing, intended: new Set([hash(5)]) })).toEqual({ fate: 'missing', detail: null });
  });

  it('leaves a sender whose first was tried a moment ago for a later pass, with all that come after it', () => {
    const list = [saved(5), saved(6), saved(7, { sender: address(2) })];
    const notReady = phrase('given-back.not-ready', { node: 'a', said: 'nonce too low' });
    const places = [
      known(5, 'missing', { detail: notReady, sent: { times: 2, taken: 0, at: 1_000 } }),
      known(6, 'missing'),
      known(7, 'missing'),
    ];
    const sendersAt = (now: number) => sendOrder(list, places, now).map(({ transactions }) => transactions.map(({ nonce }) => nonce));
    expect(sendersAt(4_999)).toEqual([[7]]);
    expect(sendersAt(5_000)).toEqual([[5, 6], [7]]);
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
        const before = given.flatMap(({ name, known: fate }) => (fate === null ? [] : [known(name, fate)]));
        const intended = new Set(given.flatMap(({ name, isIntended }) => (isIntended ? [hash(name)] : [])));
        const told = lostTransactions(
          list,
          seen({ sightings, holds, nonces: next.map(([sender, all]) => [address(sender), all]) }),
          { intended, known: before },
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
        for (const { sender, transactions } of sendOrder(list, told, 9)) {
          const order = transactions.map(({ nonce }) => nonce ?? -1);
          expect(order).toEqual([...order].sort((one, other) => one - other));
          expect(transactions.every((one) => one.sender === sender)).toBe(true);
        }
      },
    ),
    { numRuns: 300 },
  );
});
