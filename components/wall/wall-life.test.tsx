import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LiveContext } from '@/components/live/live-context';
import { createViewCache, type ViewCache } from '@/components/live/view-cache';
import { ViewsContext } from '@/components/live/wall-provider';
import { liveAt } from '@/components/test-page';
import { WallBanner } from '@/components/wall/wall-banner';
import { WallFrame } from '@/components/wall/wall-frame';
import { WallGate } from '@/components/wall/wall-gate';
import type { NetworkSummary } from '@/lib/views/types';

vi.mock('next/navigation', () => ({ usePathname: () => '/wall/main' }));

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** What is loaded when it is needed has come. */
const loaded = () => act(async () => void (await vi.dynamicImportSettled()));

describe('a wall that hangs', () => {
  const draw = (settings: Parameters<typeof WallFrame>[0]['settings']) =>
    render(
      <WallFrame settings={settings} network="main">
        <p>Wall</p>
      </WallFrame>,
    ).container;
  const HOURS = { from: 22 * 60, to: 6 * 60 };
  const dimmed = (container: Element) => container.querySelector('.wall-dim') !== null;

  test('moves by a few pixels every few minutes, by a transform alone, and comes back to where it was', () => {
    vi.useFakeTimers();
    const container = draw({ dim: null, sound: false });
    const place = () => (container.querySelector('.wall-drift') as HTMLElement).style.transform;
    const places = new Set<string>();
    for (let turn = 0; turn < 9; turn += 1) {
      places.add(place());
      act(() => void vi.advanceTimersByTime(180_000));
    }
    expect(places.size).toBe(9);
    for (const one of places) expect(one).toMatch(/^translate\((-?3|0)px,(-?3|0)px\)$/);
    expect(place()).toBe('translate(0px,0px)');
  });

  test('is dimmed from the hour on in the zone of whoever looks, over midnight, and at once when it is loaded within', () => {
    vi.useFakeTimers({ now: new Date(2026, 5, 1, 21, 59, 50) });
    const container = draw({ dim: HOURS, sound: false });
    expect(dimmed(container)).toBe(false);
    act(() => void vi.advanceTimersByTime(20_000));
    expect(dimmed(container)).toBe(true);
    act(() => void vi.advanceTimersByTime(8 * 3_600_000));
    expect(dimmed(container)).toBe(false);
    cleanup();
    vi.setSystemTime(new Date(2026, 5, 2, 3, 0));
    expect(dimmed(draw({ dim: HOURS, sound: false }))).toBe(true);
  });
});

describe('a banner', () => {
  const says = (freshness: Parameters<typeof WallBanner>[0]['freshness']) => {
    cleanup();
    return render(<WallBanner freshness={freshness} asOf={1_795_000_000_000} />).container.textContent ?? '';
  };

  test('says which link is lost and for how long, or that the server stands; else nothing', () => {
    expect(says({ state: 'lost', ageMs: 90_000, lostMs: 72_000 })).toMatch(
      /^No link to Quorumwatch for 1 min 12 s.*What is shown is of .*by itself/,
    );
    expect(says({ state: 'late', ageMs: 90_000, lostMs: 0 })).toMatch(/^Quorumwatch has not polled the nodes for 1 min 30 s.*It answers/);
    expect(says({ state: 'fresh', ageMs: 1000, lostMs: 0 })).toBe('');
    expect(says({ state: 'waiting', ageMs: 1000, lostMs: 0 })).toBe('');
  });
});

describe('a screen whose link is revoked', () => {
  const gate = (isPublic: boolean) => {
    const { store } = liveAt();
    const { container } = render(
      <LiveContext value={store}>
        <WallGate isPublic={isPublic}>
          <p>All 4 validators agree.</p>
        </WallGate>
      </LiveContext>,
    );
    return { store, text: () => container.textContent ?? '' };
  };

  test('shows nothing of the network any more, says so and what to do, and goes on once it may', async () => {
    const { store, text } = gate(false);
    expect(text()).toBe('All 4 validators agree.');
    act(() => store.refused('revoked'));
    expect(text()).not.toContain('agree');
    await loaded();
    expect(text()).toMatch(/^This screen’s link was revoked.*An administrator makes a new link/);
    expect(text()).not.toContain('agree');
    expect(screen.queryByRole('link')).toBe(null);
    act(() => store.failed());
    expect(text()).toMatch(/revoked/);
    act(() => store.heard(null));
    expect(text()).toBe('All 4 validators agree.');
  });

  test('has a way on where anybody may read, and one to sign in where nobody is', async () => {
    const open = gate(true);
    act(() => open.store.refused('revoked'));
    await loaded();
    expect(screen.getByRole('link').getAttribute('href')).toBe('/wall/main?token=forget');
    cleanup();
    const closed = gate(false);
    act(() => closed.store.refused('not-signed-in'));
    await loaded();
    expect(screen.getByRole('link').getAttribute('href')).toBe('/sign-in?next=%2Fwall%2Fmain');
    act(() => closed.store.refused('nonsense'));
    expect(closed.text()).toMatch(/not known here/);
  });
});

let cache: ViewCache;
const tell = (critical: readonly number[] | null, network = 'main') =>
  act(async () => {
    await cache.mutate('/api/v1/networks', { networks: [summary(network, critical)] });
    await new Promise((resolve) => setTimeout(resolve, 0));
  });
const summary = (id: string, critical: readonly number[] | null) =>
  ({ id, incidents: critical && { open: critical.length, unacknowledged: 0, worst: null, critical } }) as NetworkSummary;

describe('the sound', () => {
  let starts = 0;
  let allows = true;
  class FakeContext {
    state = 'suspended';
    currentTime = 0;
    destination = {};
    async resume() {
      if (!allows) return new Promise<void>(() => {});
      this.state = 'running';
    }
    async suspend() {
      this.state = 'suspended';
    }
    async close() {}
    createOscillator() {
      return {
        frequency: { value: 0 },
        connect: (next: unknown) => next,
        start: () => {
          starts += 1;
        },
        stop: () => {},
        addEventListener: () => {},
      };
    }
    createGain() {
      return {
        gain: { setValueAtTime: () => {}, linearRampToValueAtTime: () => {} },
        connect: () => ({}),
      };
    }
  }
  const draw = async (critical: readonly number[] | null) => {
    cache = createViewCache({ '/api/v1/networks': { networks: [summary('main', critical)] } }, () =>
      Promise.reject(new Error('no server')),
    );
    render(
      <ViewsContext value={cache}>
        <WallFrame settings={{ dim: null, sound: true }} network="main">
          <p>Wall</p>
        </WallFrame>
      </ViewsContext>,
    );
    await loaded();
  };
  const RING = 4;

  beforeEach(() => {
    starts = 0;
    allows = true;
    vi.stubGlobal('AudioContext', FakeContext);
  });

  test('is made for a new critical incident, never for one that stood when the page was loaded', async () => {
    await draw([7]);
    await tell([7]);
    expect(starts).toBe(0);
    await tell([7, 8]);
    expect(starts).toBe(RING);
    await tell([8]);
    await tell([7, 8]);
    expect(starts).toBe(2 * RING);
  });

  test('is not made for what is first known after the load, is another network’s, or is of a lesser kind', async () => {
    await draw(null);
    await tell([3]);
    await tell(null);
    await tell([3]);
    await tell([9], 'other');
    expect(starts).toBe(0);
  });

  test('that the browser does not let be heard is said in words, with what to do, until somebody touches the screen', async () => {
    allows = false;
    vi.useFakeTimers({ toFake: ['setTimeout'], shouldAdvanceTime: true });
    await draw([]);
    await act(() => vi.advanceTimersByTimeAsync(600));
    const button = screen.getByRole('button');
    expect(button.textContent).toMatch(/^Sound is blocked by this browser\. Click here once .*--autoplay-policy=no-user-gesture-required/);
    await tell([1]);
    await act(() => vi.advanceTimersByTimeAsync(600));
    expect(button.textContent).toMatch(/^A new critical incident could not sound/);
    allows = true;
    vi.useRealTimers();
    await userEvent.click(button);
    await act(() => new Promise((resolve) => setTimeout(resolve, 0)));
    expect([starts, screen.queryByRole('button')]).toEqual([RING, null]);
  });
});
