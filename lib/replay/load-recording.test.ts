import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadRecording } from '@/lib/replay/load-recording';
import { RecordingError } from '@/lib/replay/recording-error';

let dir = '';
beforeEach(() => {
  dir = join(mkdtempSync(join(tmpdir(), 'recording-')), 'drawn');
  mkdirSync(dir);
});
afterEach(() => rmSync(join(dir, '..'), { recursive: true, force: true }));

const network = (file: unknown = { client: 'GoQuorum', nodes: [{ name: 'A', role: 'validator', address: '0x11' }] }) =>
  writeFileSync(join(dir, 'network.json'), JSON.stringify(file));
const answers = (...lines: readonly unknown[]) =>
  writeFileSync(
    join(dir, 'answers.jsonl.gz'),
    gzipSync(lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')),
  );
const call = (id: unknown, method: string) => ({ jsonrpc: '2.0', id, method, params: [] });
const said = (id: unknown, result: unknown) => ({ jsonrpc: '2.0', id, result });
const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();

function fault(): RecordingError {
  try {
    loadRecording(dir);
  } catch (error) {
    if (error instanceof RecordingError) return error;
    throw error;
  }
  throw new Error('it loaded');
}

describe('a recording folder', () => {
  it('is read in time order, with every call of every batch', () => {
    network();
    answers(
      {
        at: at(5),
        stage: 'two',
        node: 'A',
        request: [call(1, 'eth_mining'), call(2, 'eth_syncing')],
        answer: [said(2, false), said(1, true)],
      },
      { at: at(1), stage: 'one', node: 'A', request: call(1, 'eth_chainId'), answer: said(1, '0x1') },
      '',
    );
    const recording = loadRecording(dir);
    expect(recording.name).toBe('drawn');
    expect(recording.stages.map((stage) => stage.name)).toEqual(['one', 'two']);
    expect(recording.nodes[0]?.calls.map(({ method, answer }) => [method, answer])).toEqual([
      ['eth_chainId', { ok: true, result: '0x1' }],
      ['eth_mining', { ok: true, result: true }],
      ['eth_syncing', { ok: true, result: false }],
    ]);
  });
  it('may hold failures, faults and messages of other kinds: only a refused connection means down', () => {
    network();
    answers(
      { at: at(1), stage: 'one', node: 'A', request: call(1, 'eth_mining'), failed: 'ECONNRESET' },
      { at: at(2), stage: 'one', node: 'A', raw: { method: 'POST' }, failed: 'EPIPE' },
      { at: at(3), stage: 'one', node: 'A', ws: { jsonrpc: '2.0' } },
      { at: at(4), stage: 'one', node: 'A', fault: 'GET /', http: {}, failed: 'ECONNREFUSED' },
      { at: at(5), stage: 'one', node: 'A', fault: 'GET /', http: {}, status: 200, text: '<html>' },
      { at: at(6), stage: 'one', node: 'A', raw: {}, status: 405, headers: {}, body: 'no' },
      { at: at(7), stage: 'one', node: 'A', request: [call(1, 'eth_mining')], status: 413, answer: 'too large' },
    );
    const node = loadRecording(dir).nodes[0];
    expect(node?.reach.map(({ up }) => up)).toEqual([false, true, false, true, true, true]);
    expect(node?.calls).toEqual([]);
  });
  it('pairs repeated ids in their order and leaves calls without an answer out', () => {
    network();
    answers({
      at: at(1),
      stage: 'one',
      node: 'A',
      request: [call(1, 'a'), call(1, 'b'), call(2, 'c')],
      answer: [said(1, 'x'), said(1, 'y')],
    });
    expect(loadRecording(dir).nodes[0]?.calls.map(({ method, answer }) => [method, answer])).toEqual([
      ['a', { ok: true, result: 'x' }],
      ['b', { ok: true, result: 'y' }],
    ]);
  });
  it('without answers has no stages; with answers of a node network.json does not name, that node is added', () => {
    network();
    expect(loadRecording(dir).stages).toEqual([]);
    answers({ at: at(1), stage: 'one', node: 'B', request: call(1, 'eth_mining'), answer: said(1, true) });
    expect(loadRecording(dir).nodes.map(({ name, role }) => [name, role])).toEqual([
      ['A', 'validator'],
      ['B', 'unknown'],
    ]);
  });
  it('that is none says what one holds', () => {
    expect(fault().message).toMatch(/network\.json: there is no such file\. Give the folder of a recording/);
  });
  it.each([
    ['{"nodes": []}', '"nodes" is missing or empty'],
    ['{"nodes": [{}]}', 'nodes[0] has no name'],
    ['{"nodes": [{"name":"A"},{"name":"A"}]}', 'two nodes are called "A"'],
    ['[]', 'the file holds no JSON object'],
  ])('with %s as network.json is refused', (text, problem) => {
    writeFileSync(join(dir, 'network.json'), text);
    expect(fault()).toMatchObject({ problem, line: null });
  });
  it.each([
    ['{"at"', /JSON/],
    ['7', /no JSON object/],
    ['{"at":"soon","stage":"one","node":"A"}', /"at" is no time: "soon"/],
    ['{"at":"2026-01-01T00:00:00Z","stage":"one"}', /"node" is missing/],
    ['{"at":"2026-01-01T00:00:00Z","node":"A"}', /"stage" is missing/],
  ])('with the line %s names file, line, problem and remedy', (line, problem) => {
    network();
    answers('', { at: at(1), stage: 'one', node: 'A', ws: {} }, line);
    const found = fault();
    expect(found).toMatchObject({ file: join(dir, 'answers.jsonl.gz'), line: 3 });
    expect(found.problem).toMatch(problem);
    expect(found.remedy).not.toBe('');
  });
  it('with a damaged archive says so', () => {
    network();
    writeFileSync(join(dir, 'answers.jsonl.gz'), gzipSync('{}').subarray(0, 12));
    expect(fault()).toMatchObject({ line: null, remedy: 'The file is cut short or damaged: copy it again.' });
  });
});
