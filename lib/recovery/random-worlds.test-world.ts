import fc from 'fast-check';
import { offerPlans } from './offer-plans';
import type { PlanInput } from './plan-types';
import { type DrawnBranch, type DrawnWorld, draw, nameOf } from './plan-world.test-world';
import type { Applying } from './recommend';

/** Random networks: any size, rule, number of branches, depths, members, silent, unwatched and below ones, unknown answers. */
export const worlds: fc.Arbitrary<{ readonly world: DrawnWorld }> = fc
  .record({
    validators: fc.integer({ min: 1, max: 13 }),
    branchCount: fc.integer({ min: 1, max: 4 }),
    ancestor: fc.integer({ min: 0, max: 400 }),
    members: fc.integer({ min: 0, max: 4 }),
    places: fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 20, maxLength: 20 }),
    depths: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 4, maxLength: 4 }),
    counts: fc.array(fc.option(fc.integer({ min: 0, max: 3 }), { freq: 3 }), { minLength: 4, maxLength: 4 }),
    rule: fc.constantFrom('ceil(2N/3)' as const, '2F+1' as const),
    clients: fc.constantFrom('goquorum', 'goquorum', 'goquorum', 'besu', 'mixed', 'unknown'),
    odd: fc.integer({ min: 0, max: 30 }),
    closed: fc.constantFrom('admin', 'debug', 'miner', null, null, null),
    stalled: fc.boolean(),
    open: fc.constantFrom(false, false, false, true),
    turns: fc.array(fc.constantFrom(null, null, null, 'add' as const, 'remove' as const), { minLength: 4, maxLength: 4 }),
    kept: fc.constantFrom('clean' as const, 'killed' as const, 'unknown' as const),
  })
  .map((given) => {
    const holders: (number | string)[] = [
      ...Array.from({ length: given.validators }, (_, index) => index + 1),
      ...Array.from({ length: given.members }, (_, index) => `member-${index + 1}`),
    ];
    const camps: (number | string)[][] = Array.from({ length: given.branchCount }, () => []);
    const silent: (number | string)[] = [];
    const unwatched: number[] = [];
    const below: { holder: number | string; head: number }[] = [];
    holders.forEach((holder, index) => {
      const place = given.places[index] ?? 0;
      if (place < 6) silent.push(holder);
      else if (place < 9 && typeof holder === 'number') unwatched.push(holder);
      else if (place < 14) below.push({ holder, head: Math.max(0, given.ancestor - (place % 3)) });
      else camps[place % given.branchCount]?.push(holder);
    });
    const branches = camps.flatMap((of, index): DrawnBranch[] => {
      const tip = given.ancestor + (given.depths[index] ?? 1);
      const turn = given.turns[index];
      const turns = turn === 'remove' ? { remove: 1 + ((given.places[index] ?? 0) % given.validators) } : turn;
      const transactions = Array.from({ length: tip - given.ancestor }, () => given.counts[index] ?? null);
      return of.length === 0 ? [] : [{ tip, holders: of, transactions, ...(turns ? { turns } : {}) }];
    });
    const oddOne = holders[given.odd];
    const name = oddOne === undefined ? null : nameOf(oddOne);
    const odds = [{ address: null }, { head: null }, { chainId: 5 }, { holds: {} }];
    const world: DrawnWorld = {
      validators: given.validators,
      ancestor: given.ancestor,
      branches,
      silent,
      unwatched,
      below,
      rule: given.rule,
      isStalled: given.stalled,
      hasOpenPlan: given.open,
      client: (node) =>
        given.clients === 'mixed' ? (node.endsWith('1') ? 'besu' : 'goquorum') : (given.clients as 'goquorum' | 'besu' | 'unknown'),
      ...(name && !silent.includes(oddOne ?? '') ? { look: { [name]: odds[given.odd % odds.length] ?? {} } } : {}),
      ...(name && given.closed ? { capabilities: { [name]: { [given.closed]: 'unavailable' as const } } } : {}),
      ...(given.odd === 3
        ? { strangers: [{ address: '0x00000000000000000000000000000000000000ff' as const, enode: null, seenBy: ['validator-1'] }] }
        : {}),
      stops: holders.map((holder) => ({ node: nameOf(holder), upSince: null, startedAtHeight: given.ancestor + 1, lastStop: given.kept })),
    };
    return { world };
  });

/** The ways that nothing blocks once a person has confirmed all that a person may. */
export function openWays(world: DrawnWorld): { readonly input: PlanInput; readonly offers: readonly Applying[] } {
  const named = offerPlans(draw(world)).offers.flatMap((offer) => (offer.applies ? offer.blockers : []));
  const confirmed = named.filter(({ canConfirm }) => canConfirm).map(({ id }) => id);
  const input = draw({ ...world, confirmed });
  return { input, offers: offerPlans(input).offers.filter((offer): offer is Applying => offer.applies && offer.blockers.length === 0) };
}
