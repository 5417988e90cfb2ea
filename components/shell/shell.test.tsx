import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SWRConfig } from 'swr';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { RecoveryBanner } from '@/components/recovery/recovery-banner';
import { KeepingBanner } from '@/components/shell/keeping-banner';
import { NavLinks } from '@/components/shell/nav-links';
import { PAGES } from '@/components/shell/pages';
import { AT } from '@/components/test-views';
import type { NetworkSummary } from '@/lib/views/types';

let here = '/n/story';
vi.mock('next/navigation', () => ({ usePathname: () => here }));
afterEach(() => {
  cleanup();
  here = '/n/story';
});

const story: NetworkSummary = {
  id: 'story',
  name: 'Story',
  state: 'healthy',
  severity: 'ok',
  sentence: 's',
  incidents: null,
  keeping: { ok: true },
  failedChecks: 0,
  recovery: null,
};
const show = (change: Partial<NetworkSummary>, part: React.ReactNode = <NavLinks network="story" />) =>
  render(
    <SWRConfig value={{ provider: () => new Map(), fallback: { '/api/v1/networks': { networks: [{ ...story, ...change }] } } }}>
      {part}
    </SWRConfig>,
  );

describe('the navigation', () => {
  test('lists every page, each with a shortcut of its own, and marks the one that is shown', () => {
    show({});
    expect(screen.getAllByRole('link').map((link) => link.textContent)).toEqual(PAGES.map(({ name }) => name));
    expect(new Set(PAGES.map(({ key }) => key)).size).toBe(PAGES.length);
    expect(PAGES.map(({ key }) => key)).not.toContain('h');
    expect(screen.getByRole('link', { current: 'page' }).textContent).toBe('Overview');
  });

  test('a page below the overview does not mark the overview', () => {
    here = '/n/story/heights/3';
    show({});
    expect(screen.queryByRole('link', { current: 'page' })).toBeNull();
  });

  test('the narrow menu says whether it is open, and Escape closes it', async () => {
    show({});
    const button = screen.getByRole('button', { name: /^Pages, now: Overview/ });
    expect(button.getAttribute('aria-expanded')).toBe('false');
    await userEvent.click(button);
    expect(button.getAttribute('aria-expanded')).toBe('true');
    screen.getByRole('link', { name: 'Overview' }).focus();
    await userEvent.keyboard('{Escape}');
    expect(button.getAttribute('aria-expanded')).toBe('false');
    expect(document.activeElement).toBe(button);
  });

  test('open incidents are counted with their worst severity; none and not known say nothing', () => {
    show({ incidents: { open: 2, unacknowledged: 1, worst: 'critical', critical: [1] } });
    expect(screen.getByRole('button').textContent).toContain('2 open, worst: critical');
    cleanup();
    for (const incidents of [null, { open: 0, unacknowledged: 0, worst: null, critical: [] }]) {
      show({ incidents });
      expect(screen.getByRole('button').textContent).not.toMatch(/open/);
      cleanup();
    }
  });
});

describe('the banner of a store that keeps nothing', () => {
  test('says since when and why, and that watching goes on', () => {
    show({ keeping: { ok: false, why: 'the disk is full.', since: AT } }, <KeepingBanner network="story" />);
    expect(document.body.textContent).toMatch(/Nothing is being kept since 16:42:26 UTC: the disk is full\. Watching and showing go on/);
  });

  test('is not there while all is kept, or for another network', () => {
    show({}, <KeepingBanner network="story" />);
    expect(document.body.textContent).toBe('');
    cleanup();
    show({ keeping: { ok: false, why: 'w', since: AT } }, <KeepingBanner network="other" />);
    expect(document.body.textContent).toBe('');
  });
});

describe('the banner of an open recovery', () => {
  const recovery = {
    number: 3,
    state: 'running',
    sentence: 'Step 5 of 10: rewind validator-2',
    isUnderWay: true,
    incident: 7,
    glass: null,
  } as const;
  const GLASS = 'Goes on without approval, by Ada: nobody answers';
  const banner = <RecoveryBanner network="story" />;
  const text = () => document.body.textContent ?? '';

  test.each(['/n/story', '/n/story/incidents/7', '/n/story/recovery/1'])(
    'on %s says in words and with a mark that it goes on without approval',
    (path) => {
      here = path;
      show({ recovery: { ...recovery, glass: GLASS } }, banner);
      expect(text()).toContain(GLASS);
      expect(document.querySelector('[data-glass] [data-severity="warning"]')).not.toBeNull();
      expect(text()).toContain('Step 5 of 10: rewind validator-2');
    },
  );

  test.each(['/n/story/recovery', '/n/story/recovery/3'])('is left out on %s, which says it itself', (path) => {
    here = path;
    show({ recovery: { ...recovery, glass: GLASS } }, banner);
    expect(text()).toBe('');
  });

  test('says nothing of the kind where it has its approvals, or none is open', () => {
    show({ recovery }, banner);
    expect([text().includes('Step 5 of 10'), text().includes('without approval')]).toEqual([true, false]);
    cleanup();
    show({}, banner);
    expect(text()).toBe('');
  });
});
