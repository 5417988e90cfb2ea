import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LiveContext } from '@/components/live/live-context';
import { createViewCache } from '@/components/live/view-cache';
import { ViewsContext } from '@/components/live/wall-provider';
import { liveAt } from '@/components/test-page';
import { AT, forked, healthy, noData, stalled, threeBranches } from '@/components/test-views';
import { Wall } from '@/components/wall/wall';
import { WallFigures } from '@/components/wall/wall-figures';
import { readWallSettings } from '@/lib/views/wall-settings';
import { wallText } from '@/lib/views/wall-text';
import type { WallIncident, WallView } from '@/lib/views/wall-types';

vi.mock('next/navigation', () => ({ usePathname: () => '/wall/main' }));
beforeEach(() => {
  vi.stubGlobal('fetch', () => new Promise(() => {}));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const CALM = {
  incidents: { open: 0, unacknowledged: 0, shown: [] },
  recovery: null,
  keeping: { ok: true },
  checks: { failed: [], cannotTell: [] },
} as const satisfies Omit<WallView, 'overview' | 'text'>;

const fork: WallIncident = {
  ...{ id: 7, title: 'Fork', severity: 'critical', sentence: 'Forked at 14.', beganAt: AT - 600_000, assignee: null },
  ...{ acknowledged: null, shelved: false, unknownSince: null, gone: false },
};
const plan = { number: 3, incident: 7, glass: null } as const;
const draft = { ...plan, state: 'waiting', isUnderWay: false, sentence: 'Waits for the approval of another person.' } as const;
const step = { ...plan, state: 'running', isUnderWay: true, sentence: 'Step 5 of 10: rewind validator-2' } as const;

const viewOf = (change: Partial<WallView> = {}): WallView => {
  const view = { overview: forked, ...CALM, ...change };
  return { ...view, text: wallText(view, AT) };
};

function draw(view: WallView) {
  const { store, pass } = liveAt();
  act(() => store.heard(AT));
  const views = createViewCache({}, () => new Promise(() => {}));
  const drawn = render(
    <LiveContext value={store}>
      <ViewsContext value={views}>
        <Wall first={view} settings={readWallSettings({})} faults={[]} />
      </ViewsContext>
    </LiveContext>,
  );
  return { ...drawn, store, pass };
}
const nextLine = () => document.querySelector('.wall-next')?.textContent;
const announced = () => document.querySelector('[data-zone="sentence"] [role="status"]')?.textContent;

describe('the wall of a fork', () => {
  test('says who must move, also while a way out is planned, approved or ready: a plan alone moves no node', () => {
    const next = forked.verdict.next ?? 'nothing';
    expect(next).not.toBe('nothing');
    draw(viewOf());
    expect(nextLine()).toContain(next);
    cleanup();
    const planned = viewOf({ recovery: draft });
    draw(planned);
    expect(nextLine()).toContain(next);
    expect(nextLine()).toContain(`Recovery: ${draft.sentence}`);
    expect(planned.text).toContain(next);
  });

  test('says which step of how many is under way instead, once one is', () => {
    const running = viewOf({ recovery: step });
    draw(running);
    expect(nextLine()).toContain('Recovery: Step 5 of 10: rewind validator-2');
    expect(nextLine()).not.toContain(forked.verdict.next ?? '');
    expect(running.text.join(' ')).toContain('Step 5 of 10: rewind validator-2');
    expect(running.text).not.toContain(forked.verdict.next);
  });

  test('has its camps with how many validators each holds, the quorum, and who has it', () => {
    draw(viewOf());
    const figures = document.querySelector('[data-zone="figures"]');
    expect(figures?.textContent).toMatch(/Quorum 3 of 4.*A.*2.*B.*2.*none has it/);
  });

  test('says since when the incident is open, and who acknowledged it how long ago', () => {
    draw(viewOf({ incidents: { open: 1, unacknowledged: 1, shown: [fork] } }));
    expect(document.querySelector('[data-zone="foot"]')?.textContent).toMatch(/Fork 10:00 · not acknowledged/);
    cleanup();
    const seen = { ...fork, acknowledged: { by: { id: 'a', name: 'Ada' }, at: AT - 120_000 } };
    draw(viewOf({ incidents: { open: 1, unacknowledged: 0, shown: [seen] } }));
    expect(document.querySelector('[data-zone="foot"]')?.textContent).toMatch(/Fork 10:00 · acknowledged by Ada 2:00 ago/);
  });
});

describe('the wall', () => {
  test('of a stall says what holds it, the round and where it is from', () => {
    const open = { height: 899_155, round: 4, source: 'log', nextChangeAt: AT + 61_000 } as const;
    draw(viewOf({ overview: { ...stalled, rounds: { ...stalled.rounds, open } } }));
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(stalled.verdict.short);
    expect(nextLine()).toContain(stalled.verdict.next);
    expect(document.querySelector('[data-zone="figures"]')?.textContent).toMatch(/Round, from logs4next in 1:01/);
  });

  test('that nobody answers shows no number at all', () => {
    draw(viewOf({ overview: noData }));
    const values = [...document.querySelectorAll('.wall-value')].map((value) => value.textContent ?? '');
    expect(values).toEqual(['not known', 'not known', 'not known', 'not known']);
  });

  test('announces a state once, and nothing while heights come, also where agreement is not known', () => {
    const heads = [healthy, { ...healthy, verdict: { ...noData.verdict, state: 'unknown', severity: 'unknown' } } as const];
    for (const overview of heads) {
      const said = new Set<string | null | undefined>();
      for (let block = 0; block < 5; block += 1) {
        const head = overview.head && { ...overview.head, height: overview.head.height + block };
        const verdict = { ...overview.verdict, short: `${overview.verdict.short} ${block}` };
        draw(viewOf({ overview: { ...overview, head, verdict } }));
        said.add(announced());
        cleanup();
      }
      expect([...said]).toHaveLength(1);
    }
    draw(viewOf());
    expect(announced()).toBe('Forked at 899,154.');
  });

  test('says what is not kept, which check does not work and which cannot tell', () => {
    const view = viewOf({
      keeping: { ok: false, why: 'the disk is full', since: AT },
      checks: { failed: ['Fork'], cannotTell: ['Clock skew'] },
    });
    draw(view);
    const foot = document.querySelector('[data-zone="foot"]')?.textContent ?? '';
    expect(foot).toMatch(/nothing is kept: the disk is full|not kept/);
    expect(view.text.join(' ')).toMatch(/the disk is full.*Fork.*Clock skew/);
  });

  test('two incidents that say the same are both told', () => {
    const view = viewOf({ incidents: { open: 2, unacknowledged: 2, shown: [fork, { ...fork, id: 8 }] } });
    const complaints = vi.spyOn(console, 'error').mockImplementation(() => {});
    draw(view);
    expect(complaints).not.toHaveBeenCalled();
  });

  test('is marked as a whole once its link is lost', () => {
    const { container, store } = draw(viewOf());
    expect(container.querySelector('main')?.dataset.stale).toBe('false');
    act(() => store.failed());
    expect(container.querySelector('main')?.dataset.stale).toBe('true');
    expect(announced()).toBe('Not known now.');
    expect(container.querySelector('.wall-banner')?.textContent).toContain('No link to Quorumwatch');
  });
});

describe('a figure with little room', () => {
  /** A layout in which everything is so many ems wide as it has signs, in a room of so many. */
  function roomFor(signs: number) {
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(signs * 10);
    vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(function (this: HTMLElement) {
      const shown = this.cloneNode(true) as HTMLElement;
      for (const hidden of shown.querySelectorAll('.sr-only')) hidden.remove();
      return { width: (shown.textContent?.length ?? 0) * 10 } as DOMRect;
    });
  }
  const drawFigures = (overview: WallView['overview']) => {
    const { store } = liveAt();
    act(() => store.heard(AT));
    render(
      <LiveContext value={store}>
        <WallFigures overview={overview} />
      </LiveContext>,
    );
    return [...document.querySelectorAll<HTMLElement>('.wall-value > span')].map((value) => ({
      says: value.textContent,
      size: value.style.fontSize,
    }));
  };
  afterEach(() => void vi.restoreAllMocks());

  test('says it shorter before it gets smaller: no commas, fewer camps', () => {
    const high = { ...threeBranches, head: healthy.head && { ...healthy.head, height: 12_345_678 } };
    roomFor(20);
    expect(drawFigures(high)[0]).toEqual({ says: '12,345,678', size: '' });
    cleanup();
    roomFor(8);
    const [head, , camps] = drawFigures(high);
    expect(head).toEqual({ says: '12345678', size: '' });
    expect(camps?.says).toMatch(/\+[12]/);
    expect(camps?.size).toBe('');
    cleanup();
    roomFor(4);
    expect(drawFigures(high)[0]).toEqual({ says: '12345678', size: '0.49em' });
  });
});
