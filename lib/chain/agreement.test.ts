import { describe, expect, it } from 'vitest';
import type { Address, Hash } from '@/lib/consensus/types';
import { type AgreementInput, agreementAt } from './agreement';

const V: readonly Address[] = ['0x1', '0x2', '0x3', '0x4'];

/** `a`, `b` = hash held; `-` = head below; `?` = nothing known. Addresses by position unless given. */
function world(row: string, over: Partial<AgreementInput> & { addresses?: readonly (Address | null)[] } = {}): AgreementInput {
  const nodes = [...row].map((_, i) => ({ id: `n${i}`, address: over.addresses?.[i] ?? (over.addresses ? null : (V[i] ?? null)) }));
  const holders = new Map([...row].flatMap((held, i) => (held === '-' || held === '?' ? [] : [[`n${i}`, { hash: `0x${held}` as Hash }]])));
  const headOf = (node: string) => (row[Number(node.slice(1))] === '-' ? { height: 4, hash: '0xhead' as Hash } : null);
  return { nodes, holders, headOf, validators: V, quorum: 3, believed: new Set<Hash>(['0xa', '0xb']), ...over };
}

describe('agreement at a height', () => {
  it('is reached by a quorum of validators, others behind or silent', () => {
    expect(agreementAt(5, world('aaa-'))).toMatchObject({ state: 'agreed', why: 'quorum', behind: ['n3'], unknown: [] });
    expect(agreementAt(5, world('aaa?'))).toMatchObject({ state: 'agreed', unknown: ['n3'] });
  });

  it('is undecided below the quorum, and being behind is no fork', () => {
    expect(agreementAt(5, world('aa--'))).toMatchObject({ state: 'undecided', why: 'too-few-validators' });
    expect(agreementAt(5, world('----'))).toMatchObject({ state: 'undecided', why: 'no-claims' });
  });

  it('is a fork with two hashes read again, even with one of them on a member alone', () => {
    expect(agreementAt(5, world('aabb'))).toMatchObject({
      state: 'forked',
      camps: [{ hash: '0xa', nodes: ['n0', 'n1'] }, { hash: '0xb' }],
    });
    expect(agreementAt(5, world('aaaab'))).toMatchObject({
      state: 'forked',
      camps: [{ validators: V }, { nodes: ['n4'], validators: [] }],
    });
  });

  it('waits for the second reading before it says fork', () => {
    expect(agreementAt(5, world('aabb', { believed: new Set(['0xa']) }))).toMatchObject({ state: 'undecided', why: 'read-again' });
  });

  it('counts one identity at two URLs once, and members never', () => {
    expect(agreementAt(5, world('aaa', { addresses: ['0x1', '0x1', '0x2'] }))).toMatchObject({
      state: 'undecided',
      camps: [{ validators: ['0x1', '0x2'] }],
    });
    expect(agreementAt(5, world('aaaa', { addresses: ['0x1', '0x2', '0x9', null] }))).toMatchObject({ state: 'undecided' });
  });

  it('needs every configured node while the validator set is not known', () => {
    expect(agreementAt(5, world('aaaa', { validators: null }))).toMatchObject({ state: 'agreed', why: 'all-nodes' });
    expect(agreementAt(5, world('aaa-', { validators: null }))).toMatchObject({ state: 'undecided', why: 'validators-unknown' });
  });

  it('ignores claims of nodes that are not of this chain', () => {
    const input = world('aaab');
    expect(agreementAt(5, { ...input, nodes: input.nodes.slice(0, 3) })).toMatchObject({ state: 'agreed', camps: [{ hash: '0xa' }] });
  });
});
