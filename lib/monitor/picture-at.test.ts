import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { buildForkedChain } from '@/fixtures/forks/build-fork';
import { openSqliteStore } from '@/lib/storage/sqlite-store';
import type { Store } from '@/lib/storage/store';
import type { OverviewView, RoundWindow } from '@/lib/views/types';
import { chainOf, makeNode, serveNode } from './chain-nodes.test-world';
import { pictureAt, watchedSpans } from './picture-at';
import { followRecording, watchNodes, watchRecording } from './watch.test-world';

const undo: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const one of undo.splice(0)) await one();
});

async function sqlite(): Promise<Store> {
  const folder = mkdtempSync(join(tmpdir(), 'past-'));
  const store = await openSqliteStore({ path: join(folder, 'past.sqlite') });
  undo.push(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return store;
}

const NETWORK = { id: 'net', name: 'Net' };

/**
 * What must be the same in the past. Not kept: latency, capabilities, the second of a node's last answer, the words of an error, the number of
 * peers by the second. A header is judged by all that is known of it today, so what could not be verified then may be verified since.
 */
function comparable(view: OverviewView, then: OverviewView = view) {
  const verified = (of: OverviewView['fork']) =>
    of && { ...of, branches: of.branches.map(({ verification: _v, verificationWhy: _w, ...branch }) => branch) };
  const turns = (window: RoundWindow, was: RoundWindow) => ({
    ...window,
    failedTurns: window.failedTurns.filter(({ address }) => was.failedTurns.some((one) => one.address === address)),
  });
  const { m5, h1, h24, open } = view.rounds;
  return {
    ...view,
    verdict: { ...view.verdict, findings: view.verdict.findings.filter(({ code }) => code !== 'unverifiable') },
    fork: verified(view.fork),
    rounds: { m5: turns(m5, then.rounds.m5), h1: turns(h1, then.rounds.h1), h24: turns(h24, then.rounds.h24), open },
    nodes: view.nodes.map(({ latencyMs: _l, capabilities: _c, lastAnswerAt: _a, peers, error, ...node }) => ({
      ...node,
      peers: peers === null ? null : peers > 0,
      error: error?.code ?? null,
    })),
  };
}

/** Parts of two views that are not the same, shortened. */
function differences(shown: OverviewView, past: OverviewView): readonly string[] {
  const [then, now] = [comparable(shown), comparable(past, shown)] as [Record<string, unknown>, Record<string, unknown>];
  return Object.keys(then).flatMap((key) => {
    const [a, b] = [JSON.stringify(then[key]), JSON.stringify(now[key])];
    return a === b ? [] : [`${new Date(shown.asOf ?? 0).toISOString().slice(11, 19)} ${key}: ${a?.slice(0, 400)} <> ${b?.slice(0, 400)}`];
  });
}

const RECORDINGS = [
  'qbft-healthy-and-quorum-loss',
  'ibft-healthy-and-quorum-loss',
  'qbft-fork-2-2',
  'qbft-fork-3-1',
  'ibft-fork-2-2',
  'qbft-rpc-surface',
  'besu-qbft-healthy-and-quorum-loss',
  'besu-qbft-london',
  'besu-qbft-fork-2-2',
  'besu-qbft-peers-and-set-head',
];

describe('the past is what was shown when it was the present, in', () => {
  it.each(RECORDINGS)('%s', async (name) => {
    const store = await sqlite();
    const world = await watchRecording(name, { store });
    const shown: OverviewView[] = [];
    let before = '';
    await followRecording(world, (view, at) => {
      const told = `${view.verdict.state} ${view.nodes.map(({ state }) => state)}`;
      if (told !== before || at % 17_000 < 1000) shown.push(view);
      before = told;
    });
    const spans = await watchedSpans('net', store, { from: world.startAt + 1000, to: world.now() });
    const differing: string[] = [];
    for (const view of shown) {
      const past = await pictureAt(NETWORK, store, view.asOf ?? 0, spans);
      differing.push(...(past.overview ? differences(view, past.overview) : [`${view.asOf}: ${past.state}`]));
    }
    expect(world.trouble).toEqual([]);
    expect(shown.length).toBeGreaterThan(1);
    expect(differing).toEqual([]);
  });
});

describe('the past of a fork built with real keys', () => {
  it.each([
    [500, 2],
    [3, 3],
  ])('%i deep with %i branches is what was shown, with everybody in place on its timeline', async (depth, branches) => {
    const places = [0, 1, 2, 3, 4];
    const world = buildForkedChain({
      protocol: 'qbft',
      validators: 5,
      commonHeights: 30,
      branches: Array.from({ length: branches }, (_, index) => ({
        depth: depth + index,
        sealers: [...places.slice(index), ...places.slice(0, index)],
      })),
    });
    const nodes = places.map((place) => makeNode(`validator-${place + 1}`, chainOf(world, place % branches), place));
    const top = Math.max(...nodes.map(({ head }) => head));
    const watched = await watchNodes(
      nodes.map((node) => serveNode(node, world)),
      (world.ancestor.timestamp + top) * 1000,
      { store: await sqlite() },
    );
    const shown = await watched.tick(3);
    await watched.tick(3);
    const past = await watched.watch.at(shown.asOf ?? 0);
    // Heights with several blocks far below the heads are in no window of the past: which of them counts is not read.
    const all = past.overview ? differences(shown, past.overview) : [past.state];
    expect(all.filter((one) => depth < 60 || !/^\S+ rounds: /.test(one))).toEqual([]);
    const { timeline } = await watched.watch.forks(shown.asOf ?? 0);
    expect(timeline?.segments.map(({ id, from, to }) => [id, to - from + 1])).toEqual([
      ['trunk', 8],
      ...(shown.fork?.branches ?? []).map(({ label, tip }) => [label, tip.height - 30]),
    ]);
    const placed = timeline?.nodes.map(({ name, segment, height }) => [name, segment, height]);
    expect(placed).toEqual(shown.nodes.map(({ name, branch, head }) => [name, branch, head?.height]));
    // Both ends of a deep branch are drawn.
    const own = timeline?.blocks.filter(({ segment }) => segment === 'A').map(({ height }) => height) ?? [];
    expect([own[0], own.at(-1)]).toEqual([31, timeline?.segments.find(({ id }) => id === 'A')?.to]);
  });
});
