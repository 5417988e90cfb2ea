import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LogSource } from '../log-source';
import { HeardLog } from './heard-log.test-world';
import { kubernetesSource } from './kubernetes-source';
import { type Served, serve } from './serve.test-world';

let folder: string;
let tokenFile: string;
let log: string[];
let status: number;
let open: ServerResponse[];
let served: Served;
let heard: HeardLog;
let source: LogSource | null;

/** The pod-log endpoint as the API reference has it: time stamps before lines, sinceTime inclusive by whole seconds, follow keeps it open. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quorumwatch-token-'));
  tokenFile = join(folder, 'token');
  writeFileSync(tokenFile, 'first-token\n');
  [log, status, open, source, heard] = [[], 200, [], null, new HeardLog()];
  served = await serve((url, response) => {
    if (status !== 200) {
      const body = { kind: 'Status', apiVersion: 'v1', status: 'Failure', message: 'pods "v-0" is forbidden: first-token', code: status };
      return void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    }
    const since = Date.parse(url.searchParams.get('sinceTime') ?? '1970-01-01T00:00:00Z');
    response.writeHead(200, { 'content-type': 'text/plain' });
    response.flushHeaders();
    for (const line of log) if (!(Date.parse(line.slice(0, 20).replace('.', 'Z')) < since)) response.write(`${line}\n`);
    open.push(response);
  });
});

afterEach(async () => {
  await source?.stop();
  await served.stop();
  rmSync(folder, { recursive: true, force: true });
});

function follow(container: string | null = null): void {
  source = kubernetesSource(
    { kind: 'kubernetes', api: served.url, namespace: 'quorum', pod: 'v-0', container, tokenFile, caFile: null },
    { now: () => Date.UTC(2026, 0, 1), retryMs: 5 },
  );
  source.start(heard);
}

const at = (second: number, nanos: string, text: string) => `2026-01-01T00:00:${`${second}`.padStart(2, '0')}.${nanos}Z ${text}`;
function write(line: string): void {
  log.push(line);
  for (const response of open) response.write(`${line}\n`);
}
function cut(): void {
  for (const response of open.splice(0)) response.destroy();
}

describe('a pod’s log', () => {
  test('is followed in one stream, without its stamps', async () => {
    log = [at(1, '000000001', 'one')];
    follow();
    await heard.hears('one');
    write(at(2, '000000001', 'two'));
    await heard.hears('two');
    expect(heard.texts).toEqual(['one', 'two']);
    expect(served.asked).toHaveLength(1);
  });

  test('is asked for as the API has it, with the token of its file', async () => {
    follow('quorum');
    await heard.next('answered');
    const [first] = served.asked;
    expect(first?.url.pathname).toBe('/api/v1/namespaces/quorum/pods/v-0/log');
    expect(Object.fromEntries(first?.url.searchParams ?? [])).toEqual({
      follow: 'true',
      timestamps: 'true',
      container: 'quorum',
      tailLines: '2000',
    });
    expect(first?.headers.authorization).toBe('Bearer first-token');
  });

  test.each(['breaks off', 'ends'])(
    'that %s is followed on, with no line twice and none left out, by a token that was replaced',
    async (how) => {
      log = [at(1, '1', 'zero'), at(1, '5', 'one'), at(1, '500000000', 'same moment')];
      follow();
      await heard.hears('same moment');
      writeFileSync(tokenFile, 'second-token');
      log.push(at(1, '500000000', 'same moment too'), at(2, '0', 'three'));
      if (how === 'breaks off') cut();
      else for (const response of open.splice(0)) response.end();
      await heard.hears('three');
      expect(heard.texts).toEqual(['zero', 'one', 'same moment', 'same moment too', 'three']);
      expect(heard.events).not.toContain('gap');
      expect(served.asked.at(-1)?.headers.authorization).toBe('Bearer second-token');
      expect(served.asked.at(-1)?.url.searchParams.get('sinceTime')).toBe('2026-01-01T00:00:01Z');
    },
  );

  test('whose last line is gone after a break has a gap', async () => {
    log = [at(1, '1', 'one')];
    follow();
    await heard.hears('one');
    log = [at(9, '1', 'nine')];
    cut();
    await heard.hears('nine');
    expect(heard.events).toContain('gap');
  });

  test('is read without the kubelet’s own words in it', async () => {
    log = ['unable to retrieve container logs for containerd://x', at(1, '1', 'one')];
    follow();
    await heard.hears('one');
    expect(heard.texts).toEqual(['one']);
  });

  test.each([
    [400, 'the container is not running yet, or the pod has several and none is named (HTTP 400)'],
    [401, 'the API server refuses the token (HTTP 401)'],
    [403, 'the token may not read this pod’s log: it needs "get" on "pods/log" (HTTP 403)'],
    [404, 'there is no such pod, namespace or API (HTTP 404)'],
    [429, 'it asks to be asked less often (HTTP 429)'],
    [500, 'it answers with an error of its own (HTTP 500)'],
  ])('is lost on HTTP %i with the reason and no word of the answer, and found again', async (code, why) => {
    status = code;
    follow();
    await heard.next(`lost: ${why}`);
    status = 200;
    log = [at(1, '1', 'one')];
    await heard.hears('one');
    expect(heard.events.join()).not.toContain('first-token');
  });

  test('is lost without its token, and read once it is there', async () => {
    rmSync(tokenFile);
    follow();
    await heard.next("lost: the token or CA file can't be read (ENOENT)");
    writeFileSync(tokenFile, 'late');
    log = [at(1, '1', 'one')];
    await heard.hears('one');
  });

  test('is lost when nobody answers', async () => {
    await served.stop();
    follow();
    await heard.next("lost: it can't be reached or broke off (ECONNREFUSED)");
  });

  test('stopping closes the stream', async () => {
    log = [at(1, '1', 'one')];
    follow();
    await heard.hears('one');
    const closed = new Promise((resolve) => open[0]?.once('close', resolve));
    await source?.stop();
    await closed;
  });
});
