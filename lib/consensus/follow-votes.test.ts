import { describe, expect, it } from 'vitest';
import { type CannotFollow, followVotes, snapshotOfGenesis } from '@/lib/consensus/follow-votes';
import type { Address, Hash, Header, HeaderFacts, ValidatorSnapshot } from '@/lib/consensus/types';

const at = (letter: string): Address => `0x${letter.repeat(40)}`;
const hash = (height: number): Hash => `0x${height.toString(16).padStart(64, '0')}`;
const [a, b, c, d, e] = ['a', 'b', 'c', 'd', 'e'].map(at) as [Address, Address, Address, Address, Address];

type Cast = readonly [author: Address, verb: '+' | '-' | '', recipient?: Address];

/** Follows one vote a block from height 1 on; `listed` is always what the set is by then, as the clients write it. */
function follow(validators: readonly Address[], casts: readonly Cast[], epochLength = 1000): ValidatorSnapshot | CannotFollow {
  let snapshot: ValidatorSnapshot | CannotFollow = { height: 0, hash: hash(0), validators, votes: [] };
  for (const [author, verb, recipient] of casts) {
    if ('unknown' in snapshot) return snapshot;
    const height = snapshot.height + 1;
    const vote = verb === '' || recipient === undefined ? null : { recipient, add: verb === '+' };
    const header = { height, hash: hash(height), parentHash: hash(height - 1) } as Header;
    const facts = { author, vote, listed: snapshot.validators } as unknown as HeaderFacts;
    snapshot = followVotes(snapshot, header, facts, epochLength);
  }
  return snapshot;
}
const set = (snapshot: ValidatorSnapshot | CannotFollow) => ('unknown' in snapshot ? snapshot.unknown : snapshot.validators);
const open = (snapshot: ValidatorSnapshot | CannotFollow) => ('unknown' in snapshot ? -1 : snapshot.votes.length);

describe('following votes', () => {
  it('adds a validator once more than half of the set voted for it', () => {
    expect(
      set(
        follow(
          [a, b, c, d],
          [
            [a, '+', e],
            [b, '+', e],
          ],
        ),
      ),
    ).toEqual([a, b, c, d]);
    const after = follow(
      [a, b, c, d],
      [
        [a, '+', e],
        [b, '+', e],
        [c, '+', e],
      ],
    );
    expect(set(after)).toEqual([a, b, c, d, e]);
    expect(open(after)).toBe(0);
  });

  it('removes one the same way, with the votes it had cast', () => {
    const after = follow(
      [a, b, c, d],
      [
        [d, '+', e],
        [a, '-', d],
        [b, '-', d],
        [c, '-', d],
      ],
    );
    expect(set(after)).toEqual([a, b, c]);
    expect(open(after)).toBe(0);
  });

  it('counts a voter once, and a vote that makes no difference not at all', () => {
    expect(
      open(
        follow(
          [a, b, c, d],
          [
            [a, '+', e],
            [a, '+', e],
            [a, '+', e],
          ],
        ),
      ),
    ).toBe(1);
    expect(
      open(
        follow(
          [a, b, c, d],
          [
            [a, '+', b],
            [b, '-', e],
          ],
        ),
      ),
    ).toBe(0);
    expect(
      open(
        follow(
          [a, b, c, d],
          [
            [a, '+', e],
            [a, '-', e],
          ],
        ),
      ),
    ).toBe(0);
  });

  it("forgets open votes at an epoch block and counts that block's own", () => {
    const votes: Cast[] = [
      [a, '+', e],
      [b, '+', e],
      [c, '+', e],
    ];
    const after = follow([a, b, c, d], votes, 3);
    expect(set(after)).toEqual([a, b, c, d]);
    expect(open(after)).toBe(1);
  });

  it('lets votes settle late, when the set has shrunk under them', () => {
    const before: Cast[] = [
      [a, '+', e],
      [b, '+', e],
      [a, '-', d],
      [b, '-', d],
      [c, '-', d],
    ];
    expect(set(follow([a, b, c, d], before))).toEqual([a, b, c]);
    expect(set(follow([a, b, c, d], [...before, [c, '-', e]]))).toEqual([a, b, c, e]);
  });

  it('goes on over blocks without a vote', () => {
    expect(
      follow(
        [a, b],
        [
          [a, ''],
          [b, ''],
        ],
      ),
    ).toEqual({ height: 2, hash: hash(2), validators: [a, b], votes: [] });
  });

  it('is unknown where the headers do not tell', () => {
    const parent: ValidatorSnapshot = { height: 4, hash: hash(4), validators: [a, b], votes: [] };
    const header = { height: 5, hash: hash(5), parentHash: hash(4) } as Header;
    const facts = { author: a, vote: null, listed: [b, a] } as unknown as HeaderFacts;
    expect(followVotes(parent, header, facts, 100)).toMatchObject({ height: 5 });
    expect(followVotes(parent, { ...header, height: 6 }, facts, 100)).toEqual({ unknown: 'the header does not follow the snapshot' });
    expect(followVotes(parent, { ...header, parentHash: hash(3) }, facts, 100)).toHaveProperty('unknown');
    expect(followVotes(parent, header, { ...facts, author: e }, 100)).toHaveProperty('unknown');
    expect(followVotes(parent, header, { ...facts, author: null }, 100)).toHaveProperty('unknown');
    expect(followVotes(parent, header, { ...facts, listed: [] }, 100)).toEqual({
      unknown: 'the header lists other validators than the snapshot',
    });
    expect(followVotes(parent, header, facts, 0)).toEqual({ unknown: 'the epoch length is not known' });
  });

  it('begins with the genesis list, or with the one in the chain config', () => {
    const genesis = { height: 0, hash: hash(0) } as Header;
    const facts = { listed: [b, a] } as unknown as HeaderFacts;
    expect(snapshotOfGenesis(genesis, facts)).toEqual({ height: 0, hash: hash(0), validators: [a, b], votes: [] });
    expect(snapshotOfGenesis(genesis, facts, [c])).toMatchObject({ validators: [c] });
    expect(snapshotOfGenesis(genesis, { ...facts, listed: [] })).toHaveProperty('unknown');
    expect(snapshotOfGenesis({ ...genesis, height: 1 }, facts)).toHaveProperty('unknown');
  });
});
