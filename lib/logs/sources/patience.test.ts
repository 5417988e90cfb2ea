import { expect, test } from 'vitest';
import { HeardLog } from './heard-log.test-world';
import { statusTrouble } from './http-trouble';
import { Patience } from './patience';

const busy = { why: 'busy', isFinal: false, retryAfterMs: null };

test('a source is asked less and less often while it fails, up to a most, and at once again after it answered', () => {
  const patience = new Patience(new HeardLog(), 1000, 30_000);
  expect(Array.from({ length: 7 }, () => patience.failed(busy))).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
  patience.succeeded();
  expect(patience.failed(busy)).toBe(1000);
});

test('two hiccups are forgiven, a third loses it; what no asking mends loses it at once', () => {
  const heard = new HeardLog();
  const patience = new Patience(heard, 1, 1);
  patience.failed(busy);
  patience.failed(busy);
  expect(heard.events).toEqual([]);
  patience.failed(busy);
  expect(heard.events).toEqual(['lost: busy']);
  patience.succeeded();
  patience.failed({ ...busy, why: 'refused', isFinal: true });
  expect(heard.events).toEqual(['lost: busy', 'lost: refused']);
});

test('what it asks for is kept, within bounds', () => {
  const patience = new Patience(new HeardLog(), 1000, 30_000);
  expect(patience.failed(statusTrouble(429, {}, '20'))).toBe(20_000);
  expect(patience.failed(statusTrouble(503, {}, '99999'))).toBe(300_000);
  expect(patience.failed(statusTrouble(503, {}, 'Wed, 21 Oct 2026 07:28:00 GMT'))).toBe(4000);
});
