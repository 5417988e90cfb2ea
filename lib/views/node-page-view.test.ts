import { describe, expect, it } from 'vitest';
import type { NodePicture } from '@/lib/chain/picture';
import { faultsOf } from '@/lib/incidents/known-faults';
import { type NodePageInput, nodePageView } from './node-page-view';
import { nodesView } from './nodes-view';
import { nodeView } from './overview-view';
import { DOWN, drawNetwork, drawNode, NOW, SETTINGS } from './pictures.test-world';

function page(node: Partial<NodePicture> = {}, more: Partial<NodePageInput> = {}) {
  const drawn = drawNode(3, node);
  const picture = drawNetwork({ nodes: [drawNode(1), drawNode(2), drawn, drawNode(4)] });
  const view = nodeView(picture, drawn, null);
  return nodePageView({
    picture,
    node: drawn,
    view,
    latencies: [],
    errors: [],
    headDrops: [],
    switches: [],
    turns: [],
    known: [],
    ...more,
  });
}

describe('a node’s page', () => {
  it('says who it is and what head it holds', () => {
    expect(page()).toMatchObject({ severity: 'ok', sentence: 'validator-3, a validator, answers: head 50, 0xaa.', details: [] });
    expect(page(DOWN)).toMatchObject({ severity: 'critical', uptime: { silentSince: NOW - 60_000, answeringSince: null } });
  });

  it('says of a closed group what can not be known', () => {
    const closed = page({ capabilities: { eth: 'available', admin: 'unavailable', debug: 'unavailable' } });
    expect(closed.details).toEqual(['API groups closed here: admin. What they would tell is not known of this node.']);
    expect(closed.groups.find(({ group }) => group === 'admin')?.means).toMatch(/partitions, strangers/);
  });

  it('tells latency by answers alone: a poll without one is no 0', () => {
    const latencies = [4, 8, null, 100].map((ms, index) => ({ at: NOW + index, ms }));
    expect(page({}, { latencies }).latency).toMatchObject({ medianMs: 8, worstMs: 100 });
    expect(page({}, { latencies: [{ at: NOW, ms: null }] }).latency).toMatchObject({ medianMs: null, worstMs: null });
  });

  it('tells how it was last stopped as far as that is known', () => {
    const ref = (height: number) => ({ height, hash: '0xaa' as const });
    expect(page().uptime.lastStop).toMatch(/not known/);
    const drop = { node: 'validator-3', at: NOW, from: ref(50), to: ref(40), wasAway: true };
    expect(page({}, { headDrops: [drop] }).uptime.lastStop).toMatch(/^It came back lower, from 50 to 40/);
    const turns = [
      { at: NOW - 50_000, answering: false },
      { at: NOW - 20_000, answering: true },
    ];
    expect(page({}, { turns }).uptime.lastStop).toMatch(/^It was last away for 30 s from /);
    const log = { state: 'live', source: 'file', lastLineAt: NOW, uncleanShutdowns: [{ at: NOW, bootedAt: null }], reorgs: [] };
    expect(page({ log: log as unknown as NodePicture['log'] }).uptime.lastStop).toMatch(/^Its log tells of an unclean shutdown/);
  });

  it('names the known faults of its release, what has them fixed and where they are told', () => {
    const client = { family: 'besu', version: [24, 5, 4], majorityForkHeals: null, miningTells: false } as const;
    const known = faultsOf(client, { protocol: 'qbft', settings: SETTINGS });
    expect(page({}, { known }).knownFaults).toEqual([
      {
        id: 'besu-7204',
        sentence:
          'With Bonsai storage import and block propagation race: a valid block may be called invalid. Whether that holds here is not told. Fixed in 24.7.0.',
        source: 'https://github.com/besu-eth/besu/pull/7204',
      },
      expect.objectContaining({
        id: 'besu-7631',
        sentence: expect.stringMatching(/Whether that holds here is not told\. Fixed in 24\.10\.0\.$/),
      }),
      expect.objectContaining({
        id: 'besu-7875',
        sentence: 'Proposals of a block prepared in an earlier round may be refused: round changes without end. Fixed in 24.12.0.',
      }),
      expect.objectContaining({ id: 'besu-8308' }),
    ]);
  });

  it('lists what it did, newest first', () => {
    const history = page(
      {},
      {
        turns: [{ at: NOW - 3000, answering: false }],
        switches: [{ node: 'validator-3', at: NOW - 1000, height: 14, from: '0xaa', to: '0xbb', inFork: false }],
      },
    ).history;
    expect(history.map(({ sentence }) => sentence)).toEqual(['Exchanged its block at 14: 0xaa for 0xbb.', 'Stopped answering.']);
  });
});

describe('all nodes in a sentence', () => {
  const nodes = (change: Partial<NodePicture>) => {
    const picture = drawNetwork({ nodes: [drawNode(1), drawNode(2), drawNode(3, change)] });
    return nodesView(
      picture,
      picture.nodes.map((node) => nodeView(picture, node, null)),
    );
  };

  it('are grey while all answer, and name those that do not', () => {
    expect(nodes({})).toMatchObject({ severity: 'ok', sentence: 'All 3 nodes answer and keep up.', details: [] });
    expect(nodes(DOWN)).toMatchObject({
      severity: 'warning',
      sentence: '2 of 3 nodes answer as they should.',
      details: ['Not answering: validator-3.'],
    });
    expect(nodes({ head: { height: 20, hash: '0xcc' } }).details).toEqual(['Behind: validator-3.']);
  });
});
