import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openEventLink, SILENT_MS } from '@/components/live/event-link';

class FakeSource extends EventTarget {
  static opened: FakeSource[] = [];
  onerror: (() => void) | null = null;
  closed = false;
  constructor(readonly url: string) {
    super();
    FakeSource.opened.push(this);
  }
  close() {
    this.closed = true;
  }
  say(event: string, data: string) {
    this.dispatchEvent(new MessageEvent(event, { data }));
  }
}

const newest = (): FakeSource => FakeSource.opened.at(-1) as FakeSource;

describe('the event stream', () => {
  const heard: [string, unknown][] = [];
  let downs = 0;
  const open = () =>
    openEventLink({
      url: '/stream',
      events: ['tick', 'overview'],
      onEvent: (event, data) => heard.push([event, data]),
      onDown: () => downs++,
      Source: FakeSource as unknown as typeof EventSource,
      random: () => 0.5,
    });

  beforeEach(() => {
    vi.useFakeTimers();
    FakeSource.opened = [];
    heard.length = 0;
    downs = 0;
  });
  afterEach(() => vi.useRealTimers());

  test('events arrive parsed, and half an event does no harm', () => {
    open();
    newest().say('tick', '{"serverNow":5}');
    newest().say('tick', '{"serverNow":');
    expect(heard).toEqual([['tick', { serverNow: 5 }]]);
  });

  test('after each failure it waits twice as long, and never more than 15 s', () => {
    open();
    const waits: number[] = [];
    for (let turn = 0; turn < 8; turn++) {
      newest().onerror?.();
      const before = FakeSource.opened.length;
      let waited = 0;
      while (FakeSource.opened.length === before) {
        vi.advanceTimersByTime(100);
        waited += 100;
      }
      waits.push(waited);
    }
    expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000]);
    expect(downs).toBe(8);
  });

  test('an event makes the next wait short again', () => {
    open();
    newest().onerror?.();
    vi.advanceTimersByTime(500);
    newest().onerror?.();
    vi.advanceTimersByTime(1000);
    newest().say('tick', '{}');
    newest().onerror?.();
    vi.advanceTimersByTime(499);
    expect(FakeSource.opened).toHaveLength(3);
    vi.advanceTimersByTime(1);
    expect(FakeSource.opened).toHaveLength(4);
  });

  test('a stream that is silent for too long is given up and opened anew; one that ticks is not', () => {
    open();
    for (let tick = 0; tick < 20; tick++) {
      vi.advanceTimersByTime(4000);
      newest().say('tick', '{}');
    }
    expect([FakeSource.opened.length, downs]).toEqual([1, 0]);
    vi.advanceTimersByTime(SILENT_MS);
    expect([newest().closed, downs]).toEqual([true, 1]);
    vi.advanceTimersByTime(500);
    expect(FakeSource.opened).toHaveLength(2);
  });

  test('begun anew it waits for nothing, and what was open says nothing more', () => {
    const link = open();
    const first = newest();
    link.restart();
    first.say('tick', '{}');
    first.onerror?.();
    expect([first.closed, FakeSource.opened.length, downs, heard]).toEqual([true, 2, 0, []]);
  });

  test('closed means closed: no event, no new try', () => {
    const link = open();
    const source = newest();
    link.close();
    source.say('tick', '{}');
    source.onerror?.();
    vi.advanceTimersByTime(60_000);
    expect([heard, FakeSource.opened.length, source.closed]).toEqual([[], 1, true]);
  });
});
