import { describe, expect, it } from 'vitest';
import type { NetworkPicture } from '@/lib/chain/picture';
import { type SealSpan, type TalliedHeight, tallySeals } from '@/lib/chain/seal-tally';
import { addressOf, DOWN, drawNetwork, drawNode, NOW, SETTINGS } from './pictures.test-world';
import { validatorsView } from './validators-view';

const SET = [1, 2, 3, 4].map(addressOf);

/** So many heights, sealed by all but those left out, whose turns fail. */
function span(heights: number, without: readonly number[] = []): SealSpan {
  const there = SET.filter((_, index) => !without.includes(index + 1));
  const rows = Array.from({ length: heights }, (_, index): TalliedHeight => {
    const author = there[index % there.length] as `0x${string}`;
    return { height: index + 1, at: NOW - 1000 * (heights - index), author, round: 0, committers: there, verified: true, validators: SET };
  });
  return tallySeals(rows, () => null);
}

const view = (picture: NetworkPicture, more: Partial<Parameters<typeof validatorsView>[0]> = {}) =>
  validatorsView({ picture, window: '100', span: span(50), votes: [], ...more });
const down = (...places: readonly number[]) => [1, 2, 3, 4].map((place) => drawNode(place, places.includes(place) ? DOWN : {}));

describe('the validators in a sentence', () => {
  it('are grey while all propose and seal', () => {
    expect(view(drawNetwork())).toMatchObject({
      severity: 'ok',
      sentence: 'All 4 validators propose and seal; any 1 may be lost before the chain stops.',
      details: [],
      rule: 'Quorum by this network’s rule ceil(2N/3): 3 of 4, so 1 may be missing.',
    });
  });

  it('say that the next loss stops the chain, and how many must come back once it did', () => {
    expect(view(drawNetwork({ nodes: down(3) })).sentence).toBe(
      '3 of 4 validators answer, quorum is 3: the loss of any one of them stops the chain.',
    );
    expect(view(drawNetwork({ nodes: down(3, 4) }))).toMatchObject({
      severity: 'critical',
      sentence: '2 of 4 validators answer, quorum is 3: 1 more must come back before a block can follow.',
    });
  });

  it('promise nothing where a validator has no node here, or the set is not known', () => {
    const unwatched = view(drawNetwork({ nodes: [1, 2, 3].map((place) => drawNode(place)) }));
    expect(unwatched).toMatchObject({ severity: 'warning' });
    expect(unwatched.sentence).toMatch(/of 1 it is not known whether they run/);
    expect(unwatched.validators.find(({ nodes }) => nodes.length === 0)?.address).toBe(addressOf(4));
    expect(view(drawNetwork({ set: null }), { span: tallySeals([], () => null) })).toMatchObject({ severity: 'unknown', rule: null });
  });

  it('do not call it well while no block comes or the chain is forked', () => {
    const { liveness } = drawNetwork();
    expect(view(drawNetwork({ liveness: { ...liveness, state: 'stalled' } })).sentence).toMatch(/and yet no block comes\.$/);
    const branch = (label: string, validators: number) => ({
      label,
      hash: '0x1',
      tip: { height: 51, hash: '0x1' },
      nodes: [],
      validators: SET.slice(0, validators),
      hasQuorum: false,
    });
    const fork = { state: 'proven', branches: [branch('A', 2), branch('B', 2)] } as unknown as NetworkPicture['fork'];
    expect(view(drawNetwork({ fork }))).toMatchObject({
      severity: 'critical',
      sentence: expect.stringMatching(/^Forked: A has 2 of 4 validators, B has 2, quorum is 3\./),
    });
  });
});

describe('a validator', () => {
  it('is silent only when it neither sealed nor proposed for long', () => {
    const of = (heights: number, without: readonly number[]) =>
      view(drawNetwork(), { span: span(heights, without) }).validators.map(({ state }) => state);
    expect(of(50, [3])).toEqual(['active', 'active', 'silent', 'active']);
    expect(of(5, [3])).toEqual(['active', 'active', 'unknown', 'active']);
    expect(view(drawNetwork(), { span: span(50, [3]) }).details).toEqual(['validator-3: neither a block nor a seal in 50 heights.']);
  });

  it('that failed turns is named with how many', () => {
    const { tallies, ...rest } = span(50);
    const failing = tallies.map((tally) => (tally.address === addressOf(3) ? { ...tally, failedTurns: 6 } : tally));
    const said = view(drawNetwork(), { span: { ...rest, tallies: failing } });
    expect(said).toMatchObject({
      severity: 'warning',
      details: ['validator-3 (6) failed 6 of the turns that fell to it; each costs a round change.'],
    });
  });

  it('that left the set stays in the list, last', () => {
    const set = { validators: SET.slice(1), quorumSize: 2, settings: SETTINGS, usualPeriodMs: 2000 };
    expect(view(drawNetwork({ set })).validators.at(-1)).toMatchObject({ name: 'validator-1', inSet: false });
  });
});

describe('open votes', () => {
  const vote = (voter: number, candidate: number, add: boolean) => ({
    voter: addressOf(voter),
    recipient: addressOf(candidate),
    add,
    height: 49,
  });

  it('tell who voted, how many more it takes, the quorum after, and when they lapse', () => {
    const { votes } = view(drawNetwork(), { votes: [vote(1, 5, true), vote(2, 5, true)] });
    expect(votes).toMatchObject({ known: true, lapseAt: 30_000, sentence: 'Open votes lapse at height 30,000 (end of the epoch).' });
    expect(votes.open).toMatchObject([{ needed: 1, after: { validators: 5, quorum: 4, stops: false } }]);
    expect(votes.open[0]?.sentence).toMatch(/^validator-1 and validator-2 voted 0x0505…0505 in: 1 more of 4 needed\.$/);
  });

  it('warn of one that would stop the chain', () => {
    const { votes } = view(drawNetwork({ nodes: [...down(3), drawNode(5, DOWN)] }), { votes: [vote(1, 5, true)] });
    expect(votes.open[0]?.after).toMatchObject({ quorum: 4, stops: true });
    expect(votes.open[0]?.after.sentence).toMatch(/the chain would stop\.$/);
  });

  it('are not known without a snapshot, and none exist under a contract', () => {
    expect(view(drawNetwork(), { votes: null }).votes).toMatchObject({ known: false, open: [] });
    const set = { validators: SET, quorumSize: 3, settings: { ...SETTINGS, contractMode: true }, usualPeriodMs: 2000 };
    expect(view(drawNetwork({ set }), { votes: null }).votes.sentence).toMatch(/contract/);
  });
});

it('says how much of the window it has seen', () => {
  expect(view(drawNetwork(), { window: '1000', span: span(50) }).over.notes).toEqual(['Heights 1 to 50.']);
  const late = { ...span(50), from: 851, to: 900 };
  expect(view(drawNetwork(), { window: '1000', span: late }).over.notes).toEqual([
    'Heights 851 to 900.',
    'Only 50 heights are kept: the watch has not seen more.',
  ]);
});
