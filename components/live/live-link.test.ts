import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Asked } from '@/components/live/ask-events';
import { openLiveLink } from '@/components/live/live-link';

/** A stream as a proxy makes it: `now` says what becomes of the next one that is opened. */
class FakeSource extends EventTarget {
  static opened: FakeSource[] = [];
  static now: 'greets' | 'silent' | 'refused' = 'greets';
  onerror: (() => void) | null = null;
  closed = false;
  constructor() {
    super();
    FakeSource.opened.push(this);
    if (FakeSource.now === 'greets') setTimeout(() => this.say('hello', '{"version":"1"}'), 10);
    if (FakeSource.now === 'refused') setTimeout(() => this.onerror?.(), 10);
  }
  close() {
    this.closed = true;
  }
  say(event: string, data: string) {
    if (!this.closed) this.dispatchEvent(new MessageEvent(event, { data }));
  }
}

const TOLD: Asked = {
  state: 'told',
  events: [
    ['hello', { version: '1' }],
    ['networks', {}],
  ],
};

describe('the link', () => {
  let heard: string[] = [];
  let downs = 0;
  let asks = 0;
  let answer: Asked = TOLD;
  const open = () =>
    openLiveLink({
      streamUrl: '/stream',
      askUrl: () => '/stream?once=1',
      events: ['hello', 'tick', 'networks'],
      onEvent: (event, data) => heard.push(event === 'refused' ? `refused ${(data as { why: string }).why}` : event),
      onDown: () => downs++,
      ask: async () => {
        asks += 1;
        return answer;
      },
      Source: FakeSource as unknown as typeof EventSource,
      random: () => 0.5,
    });
  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
  const newest = () => FakeSource.opened.at(-1) as FakeSource;

  beforeEach(() => {
    vi.useFakeTimers();
    FakeSource.opened = [];
    FakeSource.now = 'greets';
    heard = [];
    downs = 0;
    asks = 0;
    answer = TOLD;
  });
  afterEach(() => vi.useRealTimers());

  test('asks for nothing while the stream ticks', async () => {
    open();
    for (let tick = 0; tick < 30; tick++) {
      await pass(4000);
      newest().say('tick', '{}');
    }
    expect([asks, downs, FakeSource.opened.length]).toEqual([0, 0, 1]);
  });

  test('asks where a proxy refuses streams, and never says that the link is down', async () => {
    FakeSource.now = 'refused';
    open();
    await pass(60_000);
    expect(downs).toBe(0);
    expect(asks).toBeGreaterThan(25);
    expect(heard.slice(0, 4)).toEqual(['hello', 'networks', 'tick', 'networks']);
    expect(heard.filter((event) => event === 'hello')).toHaveLength(1);
  });

  test('asks where a proxy keeps the stream to itself, four seconds after it was opened', async () => {
    FakeSource.now = 'silent';
    open();
    await pass(3999);
    expect(asks).toBe(0);
    await pass(1);
    expect(heard).toEqual(['hello', 'networks']);
    await pass(60_000);
    expect([downs, heard.filter((event) => event === 'hello').length]).toEqual([0, 1]);
  });

  test('goes back to the stream by itself once it comes through, and then asks no more', async () => {
    FakeSource.now = 'refused';
    open();
    await pass(300_000);
    const tries = FakeSource.opened.length;
    expect(tries).toBeLessThan(15);
    FakeSource.now = 'greets';
    await pass(80_000);
    expect(FakeSource.opened.length).toBeGreaterThan(tries);
    const before = asks;
    for (let tick = 0; tick < 10; tick++) {
      newest().say('tick', '{}');
      await pass(4000);
    }
    expect(asks).toBe(before);
  });

  test('is down when both fail, tries both ever and again, and comes back by whichever answers first', async () => {
    open();
    await pass(100);
    answer = { state: 'failed' };
    FakeSource.now = 'refused';
    newest().onerror?.();
    await pass(0);
    expect(downs).toBe(1);
    // Weeks of it would only be more of the same.
    await pass(6 * 3_600_000);
    const [asked, opened] = [asks, FakeSource.opened.length];
    expect(asked).toBeLessThan(6 * 3600 * 0.08);
    heard = [];
    answer = TOLD;
    await pass(16_000);
    expect(heard.slice(0, 2)).toEqual(['hello', 'networks']);
    FakeSource.now = 'greets';
    await pass(16_000);
    expect(FakeSource.opened.length).toBeGreaterThan(opened);
    expect(heard.at(-1)).toBe('hello');
  });

  test('who is refused is told, asks seldom, and is told again when he may', async () => {
    open();
    await pass(100);
    answer = { state: 'refused', why: 'revoked' };
    FakeSource.now = 'refused';
    newest().onerror?.();
    await pass(120_000);
    expect([asks, downs]).toEqual([5, 0]);
    expect(heard).toEqual(['hello', ...new Array(5).fill('refused revoked')]);
    answer = TOLD;
    await pass(30_000);
    expect(heard.slice(-2)).toEqual(['hello', 'networks']);
  });

  test('an answer that comes when the stream is back, or after the end, is nobody’s', async () => {
    let give: (asked: Asked) => void = () => {};
    FakeSource.now = 'silent';
    const link = openLiveLink({
      streamUrl: '/stream',
      askUrl: () => '/stream?once=1',
      events: ['hello'],
      onEvent: (event) => heard.push(event),
      onDown: () => downs++,
      ask: () => new Promise((resolve) => (give = resolve)),
      Source: FakeSource as unknown as typeof EventSource,
    });
    await pass(4000);
    newest().say('hello', '{}');
    give({ state: 'failed' });
    await pass(0);
    expect([heard, downs]).toEqual([['hello'], 0]);
    link.close();
    give(TOLD);
    await pass(60_000);
    expect(heard).toEqual(['hello']);
  });

  test('begun anew it opens the stream at once', async () => {
    const link = open();
    await pass(100);
    link.restart();
    await pass(100);
    expect([FakeSource.opened.length, heard, asks]).toEqual([2, ['hello', 'hello'], 0]);
  });
});
