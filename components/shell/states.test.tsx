import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { AdminsOnly } from '@/components/account/admins-only';
import { ActivityTable } from '@/components/activity/activity-table';
import { NotHere } from '@/components/shell/not-here';
import { PageFault } from '@/components/shell/page-fault';

let path = '/';
vi.mock('next/navigation', () => ({ usePathname: () => path }));
afterEach(cleanup);

const links = () => screen.getAllByRole('link').map((link) => [link.textContent, link.getAttribute('href')]);

describe('a page that is not there', () => {
  test.each([
    ['/n/main/heights/abc', /“abc” is no height\. A height is a whole number/, ['To the overview', '/n/main']],
    ['/n/main/nodes/old%20one', /No node is called “old one” here/, ['All nodes', '/n/main/nodes']],
    ['/n/main/incidents/999', /No incident has the number “999”/, ['All incidents', '/n/main/incidents']],
    ['/n/main/recovery/7', /No recovery has the number “7”/, ['All recoveries', '/n/main/recovery']],
  ])('%s says what was asked for and where what there is stands', (asked, says, to) => {
    path = asked;
    render(<NotHere />);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('There is no such page');
    expect(document.body.textContent).toMatch(says);
    expect(links()).toEqual([to, ['All networks', '/']]);
  });

  test.each(['/nothing', '/n/nowhere', '/n/%E0%A4%A/nodes', '/n/main/constructor/1'])('%s leads to all networks', (asked) => {
    path = asked;
    render(<NotHere />);
    expect(links()).toEqual([['All networks', '/']]);
  });
});

test('a page that could not be read says that nothing is known, with the reference of the log, and can be tried again', () => {
  const reset = vi.fn();
  render(<PageFault error={Object.assign(new Error('secret'), { digest: '4711' })} reset={reset} />);
  expect(document.body.textContent).toContain('is not known here; it goes on being watched. The server’s log says why (reference 4711).');
  expect(document.body.textContent).not.toContain('secret');
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(reset).toHaveBeenCalledOnce();
});

test('what is not for this role says for whom it is and whom to ask', () => {
  render(<AdminsOnly page="accounts" />);
  expect(document.body.textContent).toMatch(/Accounts are for administrators.*Ask an administrator/);
});

test('a filter that nothing fits says so, and how to see the rest', () => {
  render(<ActivityTable rows={[]} />);
  expect(document.body.textContent).toMatch(/No row of the log fits this filter.*take a part of the filter away/);
  expect(links()).toEqual([['Show the whole log', '?']]);
});
