import { act, cleanup, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { LiveOverview } from '@/components/overview/live-overview';
import { liveAt, TestPage } from '@/components/test-page';
import { forked, healthy, newestHeights, stalled } from '@/components/test-views';

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: () => {} }), usePathname: () => '/n/story' }));
afterEach(cleanup);

const SECONDS = 90;

/** What a screen reader is told of by itself: the text of all live regions without what is hidden from it. */
function announced(): string {
  return [...document.querySelectorAll('[role="status"], [role="alert"], [aria-live]')]
    .map((region) => {
      const copy = region.cloneNode(true) as Element;
      for (const hidden of copy.querySelectorAll('[aria-hidden="true"]')) hidden.remove();
      return copy.textContent;
    })
    .join('\n');
}

describe('live regions', () => {
  it.each([
    ['a healthy overview', () => <LiveOverview first={newestHeights(healthy, 8)} />],
    ['a fork', () => <LiveOverview first={newestHeights(forked, 8)} />],
    ['a stall', () => <LiveOverview first={newestHeights(stalled, 8)} />],
  ] as readonly (readonly [string, () => ReactNode])[])(
    'of %s say nothing while only time passes, and one thing when the link is lost',
    (_, draw) => {
      const { store, pass } = liveAt();
      act(() => store.heard(healthy.asOf));
      render(<TestPage store={store}>{draw()}</TestPage>);
      const first = announced();
      const said = new Set([first]);
      for (let second = 0; second < SECONDS; second++) {
        act(() => {
          pass(1000);
          store.heard(null);
        });
        said.add(announced());
      }
      // The data grows old meanwhile: that is said once.
      expect(said.size).toBeLessThanOrEqual(2);
      act(() => store.failed());
      const lost = announced();
      for (let second = 0; second < SECONDS; second++) {
        act(() => pass(1000));
        expect(announced()).toBe(lost);
      }
    },
  );
});
