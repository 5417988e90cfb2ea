import { cleanup, render, screen, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, test } from 'vitest';
import { FaultsCard } from '@/components/node/faults-card';
import { IncidentsCard } from '@/components/node/incidents-card';
import { row } from '@/components/test-incidents';
import { liveAt, TestPage } from '@/components/test-page';
import { AT, nodeView } from '@/components/test-views';
import type { NodePageView } from '@/lib/views/node-types';

afterEach(cleanup);

const view = (change: Partial<NodePageView>) =>
  ({ ...nodeView(3), network: 'story', incidents: [], knownFaults: [], ...change }) as unknown as NodePageView;
const show = (card: ReactNode) => render(<TestPage store={liveAt().store}>{card}</TestPage>);

describe('the incidents of a node', () => {
  test('are those that stand and the last that ended, each a way to its page', () => {
    const ended = row(2, { status: 'resolved', resolvedAt: AT - 60_000, sentence: 'It was away.' });
    const going = row(3, { sentence: 'It is away.', gone: { since: AT - 5000, resolvesAt: AT + 55_000 } });
    show(<IncidentsCard view={view({ incidents: [going, ended] })} />);
    const [first, second] = within(screen.getByRole('list')).getAllByRole('listitem');
    expect(first?.textContent).toContain('open for 3 min');
    expect(first?.textContent).toContain('not seen for 5 s; resolves in 55 s if it stays so');
    expect(second?.textContent).toContain('resolved 1 min ago');
    expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
      '/n/story/incidents/3',
      '/n/story/incidents/2',
      '/n/story/incidents?node=validator-3',
    ]);
    expect(screen.getByText('1 open')).toBeDefined();
  });

  test('that can not be read are not known, never none', () => {
    show(<IncidentsCard view={view({ incidents: null })} />);
    expect(document.body.textContent).toContain('its incidents can’t be read now');
    expect(document.body.textContent).not.toMatch(/none stands|No incident/);
  });

  test('of which there are none', () => {
    show(<IncidentsCard view={view({})} />);
    expect(document.body.textContent).toContain('No incident that is kept names this node.');
  });
});

describe('the known faults of a release', () => {
  test('are told with their sources, and nothing is drawn where there are none', () => {
    const source = 'https://github.com/besu-eth/besu/pull/7875';
    const drawn = show(
      <FaultsCard view={view({ knownFaults: [{ id: 'besu-7875', sentence: 'It may refuse. Fixed in 24.12.0.', source }] })} />,
    );
    expect(screen.getByText('It may refuse. Fixed in 24.12.0.')).toBeDefined();
    expect(screen.getByRole('link').getAttribute('href')).toBe(source);
    drawn.unmount();
    show(<FaultsCard view={view({})} />);
    expect(screen.queryByRole('region')).toBeNull();
  });
});
