import { describe, expect, it } from 'vitest';
import { isStale } from './peer-address';
import { peerGraph } from './peer-graph';
import type { NodePicture, PeerPicture } from './picture';

const address = (place: number) => `0x${String(place).repeat(40)}` as const;
const SET = [1, 2, 3, 4].map(address);

function node(place: number, sees: readonly (number | null)[] | null, more: Partial<NodePicture> = {}): NodePicture {
  const peerList = sees?.map((one): PeerPicture => ({ enode: null, address: one === null ? null : address(one), inbound: null })) ?? null;
  return {
    name: `n${place}`,
    address: address(place),
    addressSource: 'nodeAddress',
    role: place <= 4 ? 'validator' : 'member',
    answering: true,
    counted: true,
    faults: [],
    head: null,
    lastAnswerAt: 1,
    client: null,
    peers: sees?.length ?? null,
    mining: null,
    syncing: null,
    latencyMs: null,
    capabilities: {},
    chainId: null,
    genesis: null,
    config: null,
    enode: null,
    peerList,
    peersAt: 1,
    pool: null,
    answeringSince: 1,
    silentSince: null,
    log: null,
    ...more,
  };
}

const MESH = [node(1, [2, 3, 4]), node(2, [1, 3, 4]), node(3, [1, 2, 4]), node(4, [1, 2, 3])];
/** "12 both" for each pair whose state is not the usual one. */
const links = (nodes: readonly NodePicture[]) => peerGraph(nodes, SET).links.map(({ from, to, state }) => `${from[2]}${to[2]} ${state}`);

describe('who sees whom', () => {
  it('is a whole mesh where every end names every other', () => {
    const graph = peerGraph(MESH, SET);
    expect(new Set(graph.links.map(({ state }) => state))).toEqual(new Set(['both']));
    expect([graph.links.length, graph.validators.split, graph.all.split, graph.strangers]).toEqual([6, 'no', 'no', []]);
  });

  it('tells a one-sided link from one whose other end says nothing', () => {
    expect(links([node(1, [2, 3]), node(2, [1]), node(3, []), node(4, null)])).toEqual([
      '12 both',
      '13 one-sided',
      '14 apart',
      '23 apart',
      '24 apart',
      '34 apart',
    ]);
    expect(links([node(1, [4]), node(4, null)])).toEqual(['14 one-word']);
    expect(links([node(1, null), node(4, null)])).toEqual(['14 unknown']);
  });

  it('does not take a peer without a key for nobody: it may be anybody', () => {
    expect(links([node(1, [null]), node(2, null)])).toEqual(['12 unknown']);
  });

  it('goes by identity: names may be exchanged, two URLs of one identity are one', () => {
    const graph = peerGraph([node(1, [2], { name: 'b' }), node(2, [1], { name: 'a' }), node(2, [1], { name: 'a-again' })], SET);
    expect(graph.vertices.map(({ nodes }) => nodes)).toEqual([['b'], ['a', 'a-again']]);
    expect(graph.links).toHaveLength(1);
  });

  it('puts validators before members', () => {
    expect(peerGraph([node(9, []), ...MESH], SET).vertices.at(-1)?.nodes).toEqual(['n9']);
  });
});

describe('a partition', () => {
  const halves = [node(1, [2]), node(2, [1]), node(3, [4]), node(4, [3])];

  it('is said only when both halves tell and nobody unknown may join them', () => {
    expect(peerGraph(halves, SET).validators).toEqual({
      groups: [
        [address(1), address(2)],
        [address(3), address(4)],
      ],
      split: 'yes',
    });
    expect(peerGraph([...halves.slice(0, 2), node(3, null), node(4, null)], SET).validators.split).toBe('yes');
    expect(peerGraph([node(1, [2]), node(2, null), node(3, null), node(4, null)], SET).validators.split).toBe('unknown');
    expect(peerGraph(halves, [...SET, address(5)]).validators.split).toBe('unknown');
    expect(peerGraph(halves, null).validators.split).toBe('unknown');
  });

  it('of the validators is not healed by a member between them, which passes on blocks alone', () => {
    const graph = peerGraph([node(1, [2, 9]), node(2, [1]), node(3, [4, 9]), node(4, [3]), node(9, [1, 3])], SET);
    expect([graph.validators.split, graph.all.split]).toEqual(['yes', 'no']);
  });

  it('of everybody may be bridged by strangers', () => {
    const graph = peerGraph([node(1, [2, 8]), node(2, [1]), node(3, [4, 8]), node(4, [3])], SET);
    expect(graph.strangers).toEqual([{ address: address(8), enode: null, seenBy: ['n1', 'n3'] }]);
    expect(graph.all.split).toBe('unknown');
  });
});

describe('an address', () => {
  const enode = (at: string) => `enode://${'ab'.repeat(64)}@${at}`;
  it.each([
    ['10.0.0.7:30303', '10.0.0.9:30303', false, 'yes'],
    ['10.0.0.9:30303?discport=0', '10.0.0.9:30303', false, 'no'],
    ['10.0.0.9:30399', '10.0.0.9:30303', false, 'yes'],
    // The passing port of a connection that came in.
    ['10.0.0.9:51234', '10.0.0.9:30303', true, 'unknown'],
    ['10.0.0.9:51234', '10.0.0.9:30303', null, 'unknown'],
    // A node that does not know its own address, and a name against a number.
    ['10.0.0.7:30303', '127.0.0.1:30303', false, 'unknown'],
    ['10.0.0.7:30303', '[::]:30303', false, 'unknown'],
    ['10.0.0.7:30303', 'node-1.example:30303', false, 'unknown'],
  ] as const)('%s, while the node says %s (inbound %s): stale %s', (listed, own, inbound, stale) => {
    expect(isStale({ enode: enode(listed), inbound }, enode(own))).toBe(stale);
  });

  it('that is stale is told with who lists it', () => {
    const moved = node(2, [1], { enode: enode('10.0.0.9:30303') });
    const lists = node(1, [], { peerList: [{ enode: enode('10.0.0.7:30303'), address: address(2), inbound: false }] });
    expect(peerGraph([lists, moved], SET).stale).toEqual([
      { by: 'n1', of: 'n2', listed: enode('10.0.0.7:30303'), says: enode('10.0.0.9:30303') },
    ]);
  });
});
