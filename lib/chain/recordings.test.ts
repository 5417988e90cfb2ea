import { describe, expect, it } from 'vitest';
import { networkOf, type RecordedAnswer, readAnswers, recordedSettings, recordingNames } from '@/lib/consensus/recorded-answers.test-world';
import { estimateRound } from '@/lib/consensus/round-timeout';
import type { Address, Hash } from '@/lib/consensus/types';
import { type Agreement, agreementAt } from './agreement';
import { Claims } from './claims';
import { confirmForks, type Doubts } from './confirm-fork';
import { liveness } from './liveness';
import { openRound } from './open-round';
import { runForkPoint } from './run-fork-point';
import type { BlockRef } from './types';

type RawBlock = { readonly number: string; readonly hash: Hash | null; readonly parentHash: Hash };
type Node = { readonly name: string; readonly role: string; readonly address: Address };
/** After one answer: the heights that are forked then. */
type Moment = { readonly at: number; readonly forked: readonly number[]; readonly agreementOf: (height: number) => Agreement };

function batches(answers: readonly RecordedAnswer[]): RecordedAnswer[][] {
  const byBatch = new Map<number, RecordedAnswer[]>();
  for (const answer of answers) {
    if (answer.method !== 'eth_getBlockByNumber' || (answer.result as RawBlock).hash === null) continue;
    byBatch.set(answer.batch, [...(byBatch.get(answer.batch) ?? []), answer]);
  }
  return [...byBatch.values()];
}

const blockOf = ({ result }: RecordedAnswer): BlockRef => {
  const raw = result as RawBlock;
  return { height: Number(raw.number), hash: raw.hash as Hash, parentHash: raw.parentHash };
};

/** Feeds every recorded block answer in order and hands each moment to `look` (its claims move on afterwards). */
function follow(name: string, look: (moment: Moment, claims: Claims) => void): Claims {
  const network = networkOf(name);
  const nodes = (network.nodes as Node[]).map(({ name, address }) => ({ id: name, address }));
  const validators = (network.nodes as Node[]).filter(({ role }) => role === 'validator').map(({ address }) => address);
  const claims = new Claims();
  let doubts: Doubts = new Map();
  for (const batch of batches(readAnswers(name))) {
    const [{ node, at }] = batch as [RecordedAnswer];
    const latest = batch.find(({ params }) => params[0] === 'latest');
    const numbered = batch.filter(({ params }) => String(params[0]).startsWith('0x')).map(blockOf);
    const head = latest ? blockOf(latest) : null;
    claims.hear({ node, at: Date.parse(at), head, blocks: head ? [head, ...numbered] : numbered });
    const seen = confirmForks(
      doubts,
      claims.disputed().map((height) => ({ height, holders: [...claims.holders(height).values()] })),
    );
    doubts = seen.doubts;
    const agreementOf = (height: number) =>
      agreementAt(height, {
        nodes,
        holders: claims.holders(height),
        headOf: (id) => claims.headOf(id),
        validators,
        quorum: Math.ceil((2 * validators.length) / 3),
        believed: seen.believed.get(height) ?? new Set(),
      });
    const forked = claims.disputed().filter((height) => agreementOf(height).state === 'forked');
    look({ at: Date.parse(at), forked, agreementOf }, claims);
  }
  return claims;
}

function forkedHeights(name: string): number[] {
  const heights = new Set<number>();
  follow(name, ({ forked }) => {
    for (const height of forked) heights.add(height);
  });
  return [...heights];
}

const eventAt = (name: string, what: string): number =>
  Date.parse(networkOf(name).events.find((event: { what: string }) => event.what.startsWith(what)).at);

const FORKS: Record<string, number> = { 'qbft-fork-2-2': 14, 'qbft-fork-3-1': 11, 'ibft-fork-2-2': 12, 'besu-qbft-fork-2-2': 5 };

describe('agreement over the recordings', () => {
  it('covers every recording that holds answers', () => {
    expect(recordingNames).toHaveLength(10);
    expect(recordingNames).toEqual(expect.arrayContaining(Object.keys(FORKS)));
  });

  for (const name of recordingNames.filter((one) => !(one in FORKS))) {
    it(`never shows a fork in ${name}`, () => {
      expect(forkedHeights(name)).toEqual([]);
    });
  }

  for (const [name, height] of Object.entries(FORKS)) {
    it(`shows the fork of ${name} at ${height} and at no other height, and none in the end`, () => {
      expect(forkedHeights(name)).toEqual([height]);
      const last: Moment[] = [];
      follow(name, (moment) => {
        last[0] = moment;
      });
      expect(last[0]?.forked).toEqual([]);
      expect(last[0]?.agreementOf(height)).toMatchObject({ state: 'agreed', why: 'quorum' });
    });

    it(`proves the ancestor of ${name} one below it by asking the nodes`, () => {
      let run: ReturnType<typeof runForkPoint> | null = null;
      const said = new Map<string, Hash>();
      for (const batch of batches(readAnswers(name))) {
        for (const answer of batch) {
          // The recordings begin forked: the first reading is the one of that time.
          const key = `${answer.node} ${blockOf(answer).height}`;
          if (!said.has(key)) said.set(key, blockOf(answer).hash);
        }
      }
      const nodes = networkOf(name).nodes as Node[];
      follow(name, ({ forked }, claims) => {
        if (run || forked.length === 0) return;
        const heads = nodes.flatMap(({ name: node }) => {
          const head = claims.headOf(node);
          return head ? [{ node, ...head }] : [];
        });
        if (heads.length < nodes.length) return;
        run = runForkPoint(heads, (node, at) => said.get(`${node} ${at}`) ?? below(said, at));
      });
      expect(run).toMatchObject({
        result: { kind: 'done', fork: { ancestor: { height: height - 1 }, height, branches: [{ inner: null }, { inner: null }] } },
      });
      expect((run as ReturnType<typeof runForkPoint> | null)?.rounds).toBeLessThanOrEqual(2);
    });
  }
});

/** Heights far below the fork stand in the recordings for few nodes: there all are on one chain. */
function below(said: ReadonlyMap<string, Hash>, height: number): Hash {
  for (const [key, hash] of said) if (key.endsWith(` ${height}`)) return hash;
  return `0xunrecorded${height}` as Hash;
}

describe('the 2-2 fork', () => {
  it('has the recorded camps while it stands', () => {
    let camps: readonly string[][] = [];
    const recovery = eventAt('qbft-fork-2-2', 'record peers');
    follow('qbft-fork-2-2', ({ at, agreementOf }) => {
      if (at < recovery) camps = agreementOf(14).camps.map(({ nodes }) => [...nodes].sort());
    });
    expect([...camps].sort()).toEqual([
      ['member-1', 'validator-1', 'validator-2'],
      ['member-2', 'validator-3', 'validator-4'],
    ]);
  });

  it('has had three hashes at 14 in the end, two of them history, and is agreed', () => {
    const claims = follow('qbft-fork-2-2', () => {});
    const current = new Set([...claims.holders(14).values()].map(({ hash }) => hash));
    const former = new Set(claims.history(14).map(({ hash }) => hash));
    expect(current.size).toBe(1);
    expect(former.size).toBe(2);
    expect([...former].some((hash) => current.has(hash))).toBe(false);
  });

  it('is overdue from 16:42:26 by the transition of the next height, with round changes at head age 50, 70 and 110 s', () => {
    const settings = recordedSettings('qbft-fork-2-2', readAnswers('qbft-fork-2-2'), 15);
    const born = Date.parse('2026-11-22T16:41:16Z');
    const head = { height: 14, timestampMs: born, arrivedAt: Date.parse('2026-11-22T16:41:34.981Z'), arrivedLive: false };
    const at = (text: string) => liveness({ now: Date.parse(text), head, settingsNext: settings });
    expect(at('2026-11-22T16:41:40Z')).toMatchObject({
      state: 'producing',
      expectedMs: 40_000,
      overdueAt: Date.parse('2026-11-22T16:42:26Z'),
    });
    expect(at('2026-11-22T16:42:16Z').state).toBe('slow');
    expect(at('2026-11-22T16:42:25.999Z').state).toBe('slow');
    expect(at('2026-11-22T16:42:26Z').state).toBe('stalled');
    const roundAt = (age: number) =>
      openRound({ headHeight: 14, headAt: born, now: born + age * 1000, logRound: null, estimate: (ms) => estimateRound(settings, ms) });
    expect([49, 50, 69, 70, 109, 110].map((age) => roundAt(age).round)).toEqual([0, 1, 1, 2, 2, 3]);
    expect(roundAt(51)).toEqual({ height: 15, round: 1, source: 'estimate', nextChangeAt: born + 70_000 });
  });
});
