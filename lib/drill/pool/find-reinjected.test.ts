import { expect, it } from 'vitest';
import type { Hash } from '@/lib/consensus/types';
import { signTransfer } from '@/lib/drill/block/sign-transfer';
import { findReinjected } from '@/lib/drill/pool/find-reinjected';
import { accounts, poolGenesis } from '@/lib/drill/pool/pool-world.test-world';
import type { DrillBlock, DrillTransaction, StoredBlock } from '@/lib/drill/types';

const { block: root } = poolGenesis();
const [one, two, three] = [0, 1, 2].map((nonce) =>
  signTransfer({ key: accounts[0], chainId: 1337, nonce, to: '0x00000000000000000000000000000000000000aa' }),
) as [DrillTransaction, DrillTransaction, DrillTransaction];

//        ┌─ a1 [one two] ─ a2 [three]
// root ──┤
//        └─ b1 [one] ── b2 [] ── b3 [three]
const blocks = new Map<Hash, StoredBlock>([[root.hash, { block: root, round: 0, committers: [] }]]);
const block = (name: string, parent: DrillBlock, transactions: readonly DrillTransaction[]): DrillBlock => {
  const hash: Hash = `0x${name}`;
  const header = { ...root.header, hash, parentHash: parent.hash, height: parent.header.height + 1 };
  const made = { ...root, hash, header, transactions };
  blocks.set(hash, { block: made, round: 0, committers: [] });
  return made;
};
const a1 = block('a1', root, [one, two]);
const a2 = block('a2', a1, [three]);
const b1 = block('b1', root, [one]);
const b2 = block('b2', b1, []);
const b3 = block('b3', b2, [three]);
const chain = (...gone: readonly DrillBlock[]) => ({
  get: (hash: Hash) => (gone.some((lost) => lost.hash === hash) ? null : (blocks.get(hash) ?? null)),
});

it('gives back what the old branch held and the new one does not', () => {
  expect(findReinjected(chain(), a2, b3)).toEqual([two]);
  expect(findReinjected(chain(), a2, b2)).toEqual([three, two]);
  expect(findReinjected(chain(), a2, b1)).toEqual([three, two]);
  expect(findReinjected(chain(), a1, b3)).toEqual([two]);
});

it('has nothing to give back when the new head stands on the old one', () => {
  expect(findReinjected(chain(), b2, b3)).toEqual([]);
  expect(findReinjected(chain(), b1, b3)).toEqual([]);
});

it('knows a deleted old head by its height: lower is a rewind, as high or higher is not noticed', () => {
  expect(findReinjected(chain(a1, a2), a2, b1)).toEqual([]);
  expect(findReinjected(chain(a1, a2), a2, b2)).toBe(null);
  expect(findReinjected(chain(a1, a2), a2, b3)).toBe(null);
});

it('gives up where a branch has no root', () => {
  expect(findReinjected(chain(a1), a2, b1)).toBe(null);
});
