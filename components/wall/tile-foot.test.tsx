import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { TileFoot } from '@/components/wall/tile-foot';
import type { NetworkSummary } from '@/lib/views/types';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const calm: NetworkSummary = {
  ...{ id: 'main', name: 'Main', state: 'healthy', severity: 'ok', sentence: 's' },
  ...{ incidents: { open: 0, unacknowledged: 0, worst: null, critical: [] }, keeping: { ok: true }, failedChecks: 0, recovery: null },
};
const open = { open: 2, unacknowledged: 1, worst: 'critical', critical: [1] } as const;

function says(change: Partial<NetworkSummary> | null, room = 1000) {
  vi.spyOn(HTMLElement.prototype, 'scrollWidth', 'get').mockImplementation(function (this: HTMLElement) {
    return (this.querySelector('[aria-hidden]') ?? this).textContent?.length ?? 0;
  });
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(room);
  const summary = change && { ...calm, ...change };
  const { container } = render(<TileFoot summary={summary} freshness={{ state: 'fresh', ageMs: 3000, lostMs: 0 }} />);
  const line = container.querySelector('.tile-open .wall-fit');
  const said = (line?.querySelector('[aria-hidden]') ?? line)?.textContent;
  cleanup();
  return said;
}

test('a check that does not work is said beside what is open, and stays where nothing is open and room is short', () => {
  expect(says({})).toBe('no open incident');
  expect(says({ failedChecks: 2 })).toBe('no open incident · 2 checks not working');
  expect(says({ failedChecks: 1 }, 22)).toBe('1 check not working');
  expect(says({ failedChecks: 1, incidents: open })).toMatch(/^2 incidents? .*· 1 check not working$|^2 .*· 1 check not working$/);
  expect(says({ failedChecks: 1, incidents: open }, 34)).not.toContain('check');
});

test('what is not kept comes before all, and nothing heard is not nothing open', () => {
  expect(says({ keeping: { ok: false, why: 'full', since: 1 }, failedChecks: 3 })).not.toContain('check');
  expect(says(null)).not.toBe('no open incident');
});
