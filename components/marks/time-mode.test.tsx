import { act, cleanup, render } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { formatLocal, formatLocalTime, formatUtc, formatUtcDay, formatUtcTime } from '@/components/format/instant';
import { Age, Since } from '@/components/marks/age';
import { nextTimeMode } from '@/components/marks/time-mode';
import { TimeText } from '@/components/marks/time-text';
import { liveAt, TestPage } from '@/components/test-page';

const AT = Date.UTC(2026, 10, 22, 16, 42, 26);
afterEach(() => {
  cleanup();
  // Other files share this window.
  while (nextTimeMode() !== 'ages');
});

const text = () => document.body.textContent;
const next = () => act(() => nextTimeMode());

describe('times', () => {
  test('are ages first, with both zones on hover, then UTC, then the reader’s own, and ages again', () => {
    render(
      <TestPage store={liveAt(AT + 4000).store}>
        <Age at={AT} />, for <Since at={AT} />, <TimeText at={AT} />
      </TestPage>,
    );
    const local = formatLocalTime(AT);
    expect(text()).toBe('4 s ago, for 4 s, 16:42:26 UTC');
    for (const time of document.querySelectorAll('time')) {
      expect(time.title).toBe(`${formatUtc(AT)} · ${formatLocal(AT)} here`);
      expect(time.dateTime).toBe('2026-11-22T16:42:26.000Z');
    }
    next();
    expect(text()).toBe('16:42:26 UTC, for 4 s (since 16:42:26 UTC), 16:42:26 UTC');
    next();
    expect(text()).toBe(`${local}, for 4 s (since ${local}), ${local}`);
    next();
    expect(text()).toBe('4 s ago, for 4 s, 16:42:26 UTC');
  });

  test('that are a day away have their date', () => {
    render(
      <TestPage store={liveAt(AT + 86_400_000).store}>
        <Age at={AT} />
      </TestPage>,
    );
    next();
    expect(text()).toBe('2026-11-22 16:42:26 UTC');
  });

  test('are written the same for every reader', () => {
    expect([formatUtc(0), formatUtcTime(AT), formatUtcDay(AT)]).toEqual(['1970-01-01 00:00:00 UTC', '16:42:26 UTC', '2026-11-22']);
    expect(formatUtc(Date.UTC(2026, 0, 2, 0, 0, 1))).toBe('2026-01-02 00:00:01 UTC');
  });
});
