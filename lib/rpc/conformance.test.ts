import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { startBadNode } from '@/fixtures/bad-node';
import * as calls from '@/lib/rpc/calls';
import { dialectOf } from '@/lib/rpc/dialects';
import { endpointFrom } from '@/lib/rpc/endpoint';
import { matchAnswers } from '@/lib/rpc/match-answers';
import { createNodeClient } from '@/lib/rpc/node-client';
import type { Call, Outcome } from '@/lib/rpc/types';

const ROOT = 'fixtures/recordings';
type Request = { readonly id: number; readonly method: string; readonly params: readonly unknown[] };
type Line = Readonly<Record<string, unknown>> & { readonly status?: number; readonly node: string };
type Answer = { readonly id: unknown; readonly result?: unknown; readonly error?: { readonly code: number } };

const recordings = readdirSync(ROOT).filter((name) => existsSync(join(ROOT, name, 'answers.jsonl.gz')));

function linesOf(name: string): readonly Line[] {
  const text = gunzipSync(readFileSync(join(ROOT, name, 'answers.jsonl.gz'))).toString();
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

const asList = <T>(value: unknown): readonly T[] => [value].flat() as readonly T[];

type Tag = number | 'latest';
/** A tag as the product sends it; null for the odd ones the surface stages tried. */
function tagOf(param: unknown): Tag | null {
  if (param === undefined || param === 'latest') return 'latest';
  return typeof param === 'string' && /^0x(0|[1-9a-f][0-9a-f]*)$/.test(param) ? Number(param) : null;
}

const at =
  (build: (tag: Tag) => Call<unknown>) =>
  ([param]: readonly unknown[]): Call<unknown> | null => {
    const tag = tagOf(param);
    return tag === null ? null : build(tag);
  };

const BUILDERS: Readonly<Record<string, (params: readonly unknown[]) => Call<unknown> | null>> = {
  eth_getBlockByNumber: at(calls.blockByNumber),
  eth_getBlockByHash: ([hash]) => calls.blockByHash(hash as `0x${string}`),
  eth_blockNumber: calls.blockNumber,
  eth_chainId: calls.chainId,
  eth_syncing: calls.syncing,
  eth_mining: calls.mining,
  net_version: calls.netVersion,
  net_peerCount: calls.peerCount,
  net_enode: calls.netEnode,
  web3_clientVersion: calls.clientVersion,
  admin_nodeInfo: calls.nodeInfo,
  admin_peers: calls.peers,
  rpc_modules: calls.rpcModules,
  txpool_status: calls.txpoolStatus,
  txpool_besuStatistics: calls.txpoolBesuStatistics,
  istanbul_nodeAddress: calls.nodeAddress,
  istanbul_getValidators: at(calls.validatorsAtIstanbul),
  istanbul_getSnapshot: at(calls.snapshotIstanbul),
  istanbul_getSignersFromBlock: at(calls.signersFromBlock),
  qbft_getValidatorsByBlockNumber: ([param]) => (param === 'pending' ? calls.validatorsBesu('pending') : at(calls.validatorsBesu)([param])),
};

type Read = { readonly method: string; readonly answer: Answer; readonly outcome: Outcome<unknown>; readonly node: string };

const kept = new Map<string, readonly Read[]>();

function readAll(name: string): readonly Read[] {
  const read = kept.get(name) ?? readOnce(name);
  kept.set(name, read);
  return read;
}

function readOnce(name: string): readonly Read[] {
  return linesOf(name).flatMap((line) => {
    if (line.request === undefined || line.answer === undefined) return [];
    const answers = asList<Answer>(line.answer);
    const sent = asList<Request>(line.request).flatMap(({ id, method, params }) => {
      const call = BUILDERS[method]?.(params) ?? null;
      return call === null ? [] : [{ id, call }];
    });
    const outcomes = matchAnswers(sent, answers, (text) => text);
    return sent.flatMap(({ id, call }, index) => {
      const answer = answers.find((one) => one.id === id);
      const outcome = outcomes[index];
      return answer === undefined || outcome === undefined ? [] : [{ method: call.method, answer, outcome, node: line.node }];
    });
  });
}

const CODES: Readonly<Record<number, string>> = { [-32601]: 'method-unavailable', [-32604]: 'method-unavailable' };

describe.each(recordings)('every answer recorded in %s', (name) => {
  const read = readAll(name);

  it('parses, or is the error the node named', () => {
    for (const { method, answer, outcome } of read) {
      if (answer.error === undefined) expect(outcome, `${method} ${JSON.stringify(answer).slice(0, 300)}`).toMatchObject({ ok: true });
      else
        expect(outcome).toMatchObject({
          ok: false,
          error: { code: CODES[answer.error.code] ?? 'rpc-error', rpcCode: answer.error.code, method },
        });
    }
    expect(read.filter(({ outcome }) => outcome.ok).length).toBeGreaterThan(50);
  });

  it('keeps heights, hashes and optional header fields as the node gave them', () => {
    const blocks = read.flatMap(({ method, answer, outcome }) =>
      method === 'eth_getBlockByNumber' && outcome.ok && outcome.value !== null ? [{ raw: answer.result, block: outcome.value }] : [],
    );
    expect(blocks.length).toBeGreaterThan(20);
    for (const { raw, block } of blocks as { raw: Record<string, string>; block: { header: Record<string, unknown> } }[]) {
      expect(block.header).toMatchObject({
        height: Number(raw.number),
        hash: raw.hash,
        extraData: raw.extraData,
        timestamp: Number(raw.timestamp),
      });
      expect('baseFeePerGas' in block.header).toBe(raw.baseFeePerGas !== undefined);
      expect('withdrawalsRoot' in block.header).toBe(false);
    }
  });

  it('comes from a client the dialect table knows', () => {
    const versions = read.flatMap(({ method, outcome }) =>
      method === 'web3_clientVersion' && outcome.ok ? [outcome.value as string] : [],
    );
    const expected = name.startsWith('besu') ? 'besu' : 'goquorum';
    expect(new Set(versions.map((version) => dialectOf(version).id))).toEqual(new Set(versions.length === 0 ? [] : [expected]));
  });
});

describe('the recordings together', () => {
  it('hold a good answer to every call the product has', () => {
    const answered = new Set(recordings.flatMap(readAll).flatMap(({ method, outcome }) => (outcome.ok ? [method] : [])));
    expect(answered).toEqual(new Set(Object.keys(BUILDERS)));
  });

  it('name their own validators: address of the key in the enode = istanbul_nodeAddress', () => {
    const read = recordings.filter((name) => !name.startsWith('besu')).flatMap((name) => readAll(name).map((one) => ({ ...one, name })));
    const proven = new Map<string, unknown>();
    for (const { name, node, method, outcome } of read)
      if (method === 'istanbul_nodeAddress' && outcome.ok) proven.set(`${name} ${node}`, outcome.value);
    const infos = read.flatMap(({ name, node, method, outcome }) =>
      method === 'admin_nodeInfo' && outcome.ok ? [{ at: `${name} ${node}`, address: (outcome.value as calls.NodeInfo).address }] : [],
    );
    expect(infos.length).toBeGreaterThan(30);
    for (const { at: where, address } of infos) expect(address, where).toBe(proven.get(where));
  });

  it('give every peer an address, and GoQuorum peers their direction', () => {
    const peers = recordings
      .flatMap(readAll)
      .flatMap(({ method, outcome }) => (method === 'admin_peers' && outcome.ok ? (outcome.value as calls.Peer[]) : []));
    expect(peers.length).toBeGreaterThan(200);
    for (const peer of peers) expect(peer.address).toMatch(/^0x[0-9a-f]{40}$/);
    expect(new Set(peers.map(({ inbound }) => inbound))).toEqual(new Set([true, false, null]));
  });
});

/** A recorded raw HTTP answer as a server can repeat it. */
function rawAnswers(name: string): readonly { readonly what: string; readonly status: number; readonly body: string }[] {
  return linesOf(name).flatMap(({ raw, fault, status, body, text, answer }) => {
    if ((raw === undefined && fault === undefined) || typeof status !== 'number') return [];
    const said = raw === undefined ? (text ?? (answer === undefined ? '' : JSON.stringify(answer))) : body;
    return [{ what: String(fault ?? JSON.stringify(raw).slice(0, 120)), status, body: String(said) }];
  });
}

/** What one call makes of a recorded raw answer; the first rule that fits. */
const RULES: readonly (readonly [status: number, body: RegExp, expected: string])[] = [
  [403, /host/i, 'http-status'],
  [403, /./, 'unauthorized'],
  [404, /./s, 'http-status'],
  [404, /^$/, 'http-status'],
  [405, /^|./s, 'http-status'],
  [413, /large/i, 'http-status'],
  [415, /content type/, 'http-status'],
  [503, /DOWN/, 'http-status'],
  [201, /^$/, 'not-json'],
  [200, /^$/, 'not-json'],
  [200, /^\[.*\.\.\.$|^\[[^\]]*$/s, 'not-json'],
  [400, /"code":-32[67]00/, 'rpc-error'],
  [200, /^\{.*"code":-32[67]0\d/, 'rpc-error'],
  [200, /^\{.*"code":-32005/, 'rpc-error'],
  [200, /"batchOf"|"id":1,"result":"[^"]*"\}.*"id":1,/, 'wrong-shape'],
  [200, /"id":1,"result"/, 'answered'],
  [200, /^\[\{"jsonrpc":"2.0","id":null,"error".*"id":2/, 'rpc-error'],
  [200, /"id":(null|"a"),"result"|"status":"UP"/, 'wrong-shape'],
];

describe.each(['qbft-rpc-surface', 'besu-qbft-healthy-and-quorum-loss', 'besu-qbft-london'])('the raw HTTP answers of %s', (name) => {
  it('are each a named failure or an answer, never a crash', async () => {
    const node = await startBadNode(() => {});
    const used = new Set<string>();
    try {
      for (const { what, status, body } of rawAnswers(name)) {
        const client = createNodeClient(endpointFrom({ url: node.url }), { now: () => 0 });
        node.behave(({ response }) => {
          response.writeHead(status);
          response.end(body);
        });
        const [outcome] = (await client.send([calls.blockNumber()])).outcomes;
        await client.close();
        const expected = RULES.find(([code, pattern]) => code === status && pattern.test(body))?.[2];
        expect(outcome.ok ? 'answered' : outcome.error.code, `${what}: ${status} ${body.slice(0, 200)}`).toBe(expected);
        used.add(String(expected));
      }
    } finally {
      await node.close();
    }
    const all = ['answered', 'http-status', 'not-json', 'rpc-error', 'unauthorized', 'wrong-shape'];
    expect([...used].sort()).toEqual(name.startsWith('besu') ? all : all.filter((code) => code !== 'unauthorized'));
  });
});
