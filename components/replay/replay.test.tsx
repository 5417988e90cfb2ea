import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Replay } from '@/components/replay/replay';
import { liveAt, TestPage } from '@/components/test-page';
import { AT, forked, healthy, newestHeights } from '@/components/test-views';
import type { HistoryView, PastView } from '@/lib/views/past-types';

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: () => {} }) }));
vi.mock('next/dynamic', () => ({ default: () => () => null }));
// Nobody answers: what is shown is what the page came with.
vi.stubGlobal('fetch', () => new Promise(() => {}));
afterEach(cleanup);

const [FROM, TO] = [AT - 600_000, AT];
const mark = { state: null, severity: null, until: null, incident: null };
const history: HistoryView = {
  network: 'healthy',
  from: FROM,
  to: TO,
  first: FROM,
  last: TO,
  buckets: [
    { from: FROM, to: FROM + 300_000, worst: 'healthy', gap: false, height: 10, changes: 0 },
    { from: FROM + 300_000, to: TO, worst: null, gap: true, height: null, changes: null },
  ],
  marks: [
    { ...mark, at: FROM + 60_000, kind: 'verdict', state: 'forked', sentence: 'It was forked.' },
    { ...mark, at: FROM + 120_000, kind: 'incident', severity: 'critical', incident: 7, sentence: 'Incident 7, Fork: it was.' },
  ],
};
const at = FROM + 90_000;
const kept: PastView = {
  network: 'healthy',
  at,
  first: FROM,
  last: TO,
  state: 'kept',
  gap: null,
  overview: newestHeights({ ...healthy, asOf: at }, 4),
};

function show(moment: PastView) {
  const live = liveAt(AT + 30_000);
  render(
    <TestPage store={live.store}>
      <Replay first={history} moment={moment} />
    </TestPage>,
  );
}

describe('the replay', () => {
  test('says loudly that it is the past, how long ago, and the way back', () => {
    show(kept);
    expect(screen.getByText(/^You look at the past/).textContent).toContain('UTC');
    expect(screen.getByText(/9 min ago/)).toBeDefined();
    expect(screen.getByRole('link', { name: 'Back to now' }).getAttribute('href')).toBe('/n/healthy');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(healthy.verdict.sentence);
  });

  test('moves by keys: a second, and from turn to turn', () => {
    show(kept);
    const shown = () => (screen.getByRole('slider', { name: 'Moment' }) as HTMLInputElement).getAttribute('aria-valuetext');
    const text = (moment: number) => `${new Date(moment).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
    fireEvent.keyDown(document.body, { key: 'ArrowRight' });
    expect(shown()).toBe(text(at + 1000));
    fireEvent.keyDown(document.body, { key: 'ArrowRight', shiftKey: true });
    expect(shown()).toBe(text(FROM + 120_000));
    fireEvent.keyDown(document.body, { key: 'ArrowLeft', shiftKey: true });
    expect(shown()).toBe(text(FROM + 60_000));
    expect(screen.queryByText('Incident 7, Fork: it was.')).toBeNull();
    fireEvent.click(screen.getByText('What happened'));
    fireEvent.click(screen.getByText('Incident 7, Fork: it was.'));
    expect(shown()).toBe(text(FROM + 120_000));
    fireEvent.keyDown(document.body, { key: ' ' });
    expect(screen.getByRole('button', { name: 'Pause' })).toBeDefined();
    fireEvent.keyDown(document.body, { key: ' ' });
    expect(screen.getByRole('button', { name: 'Play' })).toBeDefined();
  });

  test('at the end there is nothing to play, by button or key', () => {
    show({ ...kept, at: TO });
    fireEvent.keyDown(document.body, { key: ' ' });
    expect(screen.queryByRole('button', { name: 'Pause' })).toBeNull();
    expect((screen.getByRole('button', { name: 'Play' }) as HTMLButtonElement).disabled).toBe(true);
  });

  test('shows nothing of a moment that nobody watched, and says between when', () => {
    show({ ...kept, state: 'not-watched', overview: null, gap: { from: FROM, to: TO } });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Not known: nobody watched at this moment.');
    expect(screen.getByText(/^Last watched .*, then again from /)).toBeDefined();
    expect(screen.queryByRole('grid')).toBeNull();
    expect(screen.queryByText(forked.verdict.sentence)).toBeNull();
  });
});
