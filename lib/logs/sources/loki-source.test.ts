import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LogSource } from '../log-source';
import { HeardLog } from './heard-log.test-world';
import { lokiSource } from './loki-source';
import { type Served, serve } from './serve.test-world';

const MS = 1_000_000n;
const START = BigInt(Date.UTC(2026, 0, 1)) * MS;
type Entry = readonly [bigint, string];

/** Loki's query_range over these entries: start inclusive, limit, direction, newest first when backward; as grafana.com documents it. */
let entries: Entry[];
let fault: { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string } | 'cut' | null;
let served: Served;
let heard: HeardLog;
let source: LogSource | null;

beforeEach(async () => {
  [entries, fault, source, heard] = [[], null, null, new HeardLog()];
  served = await serve((url, response) => {
    if (fault === 'cut') {
      response.writeHead(200, { 'content-length': '1000' }).write('{"status":');
      response.destroy();
      return;
    }
    if (fault) return void response.writeHead(fault.status, fault.headers).end(fault.body ?? 'bearer s3cret is not known here');
    const asked = url.searchParams;
    const since = entries.filter(([ns]) => ns >= BigInt(asked.get('start') ?? '0'));
    const limit = Number(asked.get('limit'));
    const chosen = asked.get('direction') === 'forward' ? since.slice(0, limit) : since.slice(-limit).reverse();
    const streams = ['a', 'b'].map((pod, index) => ({
      stream: { pod },
      values: chosen.filter((_, at) => at % 2 === index).map(([ns, line]) => [`${ns}`, line]),
    }));
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ status: 'success', data: { resultType: 'streams', result: streams, stats: {} } }));
  });
});

afterEach(async () => {
  await source?.stop();
  await served.stop();
});

function follow(headers: Record<string, string> = {}): void {
  source = lokiSource(
    { kind: 'loki', url: served.url, query: '{pod="a"}', headers, tls: null },
    { now: () => Date.UTC(2026, 0, 1, 1), everyMs: 5 },
  );
  source.start(heard);
}

const line = (text: string, afterMs: number): Entry => [START + BigInt(afterMs) * MS, text];

describe('a log in Loki', () => {
  test('is read from its newest lines on, each once, in order', async () => {
    entries = [line('one', 1), line('two', 2)];
    follow();
    await heard.hears('two');
    entries.push(line('three', 2), line('four', 3));
    await heard.hears('four');
    entries.push(line('five', 4));
    await heard.hears('five');
    expect(heard.texts).toEqual(['one', 'two', 'three', 'four', 'five']);
  });

  test('is asked for as its API has it, with the credentials', async () => {
    follow({ authorization: 'Bearer s3cret', 'x-scope-orgid': 'ops' });
    await heard.next('answered');
    const [first] = served.asked;
    expect(first?.url.pathname).toBe('/loki/api/v1/query_range');
    expect(Object.fromEntries(first?.url.searchParams ?? [])).toMatchObject({ query: '{pod="a"}', direction: 'backward', limit: '1000' });
    expect(first?.headers).toMatchObject({ authorization: 'Bearer s3cret', 'x-scope-orgid': 'ops' });
  });

  test('of more lines than fit into an answer is caught up page by page', async () => {
    entries = [line('first', 0)];
    follow();
    await heard.hears('first');
    entries.push(...Array.from({ length: 2500 }, (_, index) => line(`line ${index}`, index + 1)));
    await heard.hears('line 2499');
    expect(heard.texts).toHaveLength(2501);
    expect(heard.events).not.toContain('gap');
  });

  test('that storms is skipped to its end, and said to be a gap', async () => {
    entries = [line('first', 0)];
    follow();
    await heard.hears('first');
    entries.push(...Array.from({ length: 9000 }, (_, index) => line(`line ${index}`, index + 1)));
    await heard.hears('line 8999');
    expect(heard.events).toContain('gap');
    expect(heard.texts.length).toBeLessThan(7000);
  });

  test('with a thousand lines of one moment does not stand still', async () => {
    entries = [line('first', 0)];
    follow();
    await heard.hears('first');
    entries.push(...Array.from({ length: 1000 }, (_, index) => line(`line ${index}`, 5)), line('after', 6));
    await heard.hears('after');
  });

  test.each([
    [401, 'Loki refuses the credentials (HTTP 401)'],
    [403, 'Loki refuses the credentials (HTTP 403)'],
    [404, 'there is no Loki API at this address (HTTP 404)'],
    [400, 'Loki refuses the query (HTTP 400)'],
    [302, 'it sends to another address, which is not followed'],
    [429, 'it asks to be asked less often (HTTP 429)'],
    [503, 'it answers with an error of its own (HTTP 503)'],
  ])('is lost on HTTP %i with the reason and no word of the answer, and found again without a line twice', async (status, why) => {
    entries = [line('one', 1)];
    follow();
    await heard.hears('one');
    fault = { status };
    await heard.next(`lost: ${why}`);
    fault = null;
    entries.push(line('two', 2));
    await heard.hears('two');
    expect(heard.texts).toEqual(['one', 'two']);
    expect(heard.events.join()).not.toContain('s3cret');
  });

  test.each<[string, typeof fault]>([
    ['an answer that is not Loki’s', { status: 200, body: '<html>' }],
    ['a query that gives numbers', { status: 200, body: '{"status":"success","data":{"resultType":"matrix","result":[]}}' }],
    ['a stream that breaks off', 'cut'],
  ])('is lost after %s, and found again', async (_, what) => {
    fault = what;
    follow();
    await heard.until(({ events }) => events.some((event) => event.startsWith('lost: ')));
    fault = null;
    entries.push(line('one', 1));
    await heard.hears('one');
  });

  test('is lost when nobody answers at all, without its address being said', async () => {
    await served.stop();
    follow();
    await heard.next("lost: it can't be reached or broke off (ECONNREFUSED)");
  });

  test('is lost with answers too large to be read, and asked for less', async () => {
    fault = { status: 200, body: `{"x":"${'y'.repeat(17_000_000)}"}` };
    follow();
    await heard.until(({ events }) => events.some((event) => event.includes('UND_ERR_RES_EXCEEDED_MAX_SIZE')));
    expect(served.asked.at(-1)?.url.searchParams.get('limit')).not.toBe('1000');
  });
});
