import { describe, expect, it } from 'vitest';
import { sayPhrase } from '@/lib/views/say-phrase';
import { address, detect, hash, isUnknown, keys, node } from '../diagnosis.test-world';

const peers = (to: readonly (number | null)[]) => to.map((n) => ({ enode: null, address: n === null ? null : address(n), inbound: false }));
const linked = (n: number, to: readonly (number | null)[], over = {}) => node(n, { peerList: peers(to), ...over });
const whole = [1, 2, 3, 4].map((n) =>
  linked(
    n,
    [1, 2, 3, 4].filter((other) => other !== n),
  ),
);

describe('a partition', () => {
  it('is none where a link is told by either end', () => {
    expect(keys('partition', { nodes: whole })).toEqual([]);
    expect(keys('partition', { nodes: [linked(1, [2, 3, 4]), linked(2, []), linked(3, []), linked(4, [])] })).toEqual([]);
  });

  it('is critical without a quorum in any group, and names who is cut off where one has it', () => {
    const halves = [linked(1, [2]), linked(2, [1]), linked(3, [4]), linked(4, [3])];
    expect(detect('partition', { nodes: halves }).present).toMatchObject([{ severity: 'critical', facts: { quorum: 3 } }]);
    const alone = [linked(1, [2, 3]), linked(2, [1, 3]), linked(3, [1, 2]), linked(4, [])];
    expect(detect('partition', { nodes: alone }).present).toMatchObject([{ severity: 'warning', nodes: ['validator-4'] }]);
    const member = linked(9, [], { name: 'member-1', role: 'member' });
    expect(detect('partition', { nodes: [...whole, member] }).present).toMatchObject([{ severity: 'info', nodes: ['member-1'] }]);
  });

  it('says who is linked with whom, a large group by its number', () => {
    const spoken = (nodes: readonly ReturnType<typeof linked>[]) =>
      detect('partition', { nodes, validators: nodes.length }).present.map(({ says }) => sayPhrase(says));
    const halves = [linked(1, [2]), linked(2, [1]), linked(3, [4]), linked(4, [3])];
    expect(spoken(halves)).toEqual([
      'The nodes are linked in 2 groups without a link between them, and none holds the quorum of 3: validator-1 + validator-2 and validator-3 + validator-4.',
    ]);
    const meshed = (of: readonly number[]) => of.map((n) => linked(n, of));
    const wide = [...meshed([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), ...meshed([11, 12])];
    expect(spoken(wide)[0]).toContain('10 nodes (validators among them: 10) and validator-11 + validator-12');
  });

  it('among validators is one also where a member is linked with both sides: it passes no consensus message on', () => {
    const between = linked(9, [1, 2, 3, 4], { name: 'member-1', role: 'member' });
    const halves = [linked(1, [2, 9]), linked(2, [1, 9]), linked(3, [4, 9]), linked(4, [3, 9])];
    expect(keys('partition', { nodes: [...halves, between] })).toEqual(['partition']);
  });

  it('of nodes that a recovery has cut off is its doing and none; links missing beside that are one, and an earlier one can not be told', () => {
    const recovery = (...cut: readonly string[]) => ({ recovery: { number: 7, stopped: [], cut } });
    const alone = [1, 2, 3, 4].map((n) => linked(n, []));
    const all = recovery('validator-1', 'validator-2', 'validator-3', 'validator-4');
    expect(keys('partition', { nodes: alone, ...all })).toEqual([]);
    expect(isUnknown('partition', 'partition', { nodes: alone, ...all })).toBe(true);
    const one = [linked(1, [2, 3]), linked(2, [1, 3]), linked(3, [1, 2]), linked(4, [])];
    expect(keys('partition', { nodes: one, ...recovery('validator-4') })).toEqual([]);
    const more = [linked(1, [2]), linked(2, [1]), linked(3, []), linked(4, [])];
    const [cause] = detect('partition', { nodes: more, ...recovery('validator-4') }).present;
    expect(cause && [sayPhrase(cause.says), cause.means && sayPhrase(cause.means)].join(' ')).toMatch(
      /validator-1 \+ validator-2 and validator-3\. .*Recovery 7 has cut the links of validator-4: they are not counted here\.$/,
    );
  });

  it('is not claimed where somebody who tells nothing may be the link', () => {
    expect(keys('partition', { nodes: [linked(1, [2]), linked(2, [1, 4]), linked(3, [4]), node(4)] })).toEqual([]);
    expect(keys('partition', { nodes: [linked(1, [2, null]), linked(2, [1]), linked(3, [4, null]), linked(4, [3])] })).toEqual([]);
    expect(isUnknown('partition', 'partition', { nodes: [node(1), node(2), node(3), node(4)] })).toBe(true);
  });
});

describe('a stranger', () => {
  it('is a peer whose key is no configured node’s, one cause each', () => {
    const { present } = detect('strange-peer', { nodes: [linked(1, [2, 8]), linked(2, [1, 8, 9])] });
    expect(present.map(({ key, nodes }) => [key, nodes])).toEqual([
      [`strange-peer:${address(8)}`, ['validator-1', 'validator-2']],
      [`strange-peer:${address(9)}`, ['validator-2']],
    ]);
  });

  it('can not be told while a configured node proves no key, nor among peers without one', () => {
    const over = { nodes: [linked(1, [8]), node(2, { address: null, addressSource: null })] };
    expect(keys('strange-peer', over)).toEqual([]);
    expect(isUnknown('strange-peer', `strange-peer:${address(8)}`, over)).toBe(true);
    expect(detect('strange-peer', { nodes: [linked(1, [2, null]), linked(2, [1])] }).cannotTell).toMatchObject([
      { nodes: ['validator-1'] },
    ]);
  });

  it('among many is one cause for all: most of the network is not configured', () => {
    expect(keys('strange-peer', { nodes: [linked(1, [8, 9, 10, 11, 12, 13])] })).toEqual(['strange-peer:*']);
  });
});

describe('identities', () => {
  const shared = (n: number, over = {}) =>
    node(n, {
      address: address(1),
      faults: [{ kind: 'identity-shared', address: address(1), nodes: ['validator-1', 'validator-2'] }],
      ...over,
    });

  it('at two URLs are one cause, and look like two processes only where they tell different things', () => {
    expect(detect('identity-shared', { nodes: [shared(1), shared(2)] }).present).toMatchObject([
      { key: `identity-shared:${address(1)}`, severity: 'warning' },
    ]);
    const other = shared(2, { head: { height: 100, hash: hash(1100) } });
    expect(detect('identity-shared', { nodes: [shared(1), other] }).present).toMatchObject([{ severity: 'critical' }]);
  });

  it('that changed, or are others than configured, are told of their node', () => {
    const changed = node(1, { faults: [{ kind: 'identity-changed', from: address(1), to: address(9) }] });
    const unexpected = node(2, { faults: [{ kind: 'identity-unexpected', configured: address(7), proven: address(2) }] });
    expect(keys('identity-shared', { nodes: [changed, unexpected] })).toEqual([
      'identity-changed:validator-1',
      'identity-unexpected:validator-2',
    ]);
  });
});
