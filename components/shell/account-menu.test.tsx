import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AccountMenu } from '@/components/shell/account-menu';
import { PersonMenu } from '@/components/shell/person-menu';

let here = '/n/story';
vi.mock('next/navigation', () => ({ usePathname: () => here }));

const answers = vi.fn<(path: string, init?: RequestInit) => Response>();
beforeEach(() => {
  answers.mockReset();
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => answers(path, init));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  here = '/n/story';
});

const menu = () => screen.getByRole('button', { name: /^Ann, / });
const offered = () =>
  screen
    .queryAllByRole('menuitem')
    .map((link) => link.textContent)
    .filter((text) => text !== 'Sign out');

describe('the account menu', () => {
  test('offers who is not signed in to sign in, and to come back to this page', () => {
    render(<AccountMenu person={null} />);
    expect(screen.getByRole('link', { name: 'Sign in' }).getAttribute('href')).toBe('/sign-in?next=%2Fn%2Fstory');
    expect(screen.queryByRole('button')).toBeNull();
  });

  test('names who is signed in before its script has come, and is the menu then', async () => {
    render(<AccountMenu person={{ name: 'Ann', role: 'viewer' }} />);
    expect([menu().textContent, menu().hasAttribute('disabled')]).toEqual(['Ann, viewer', true]);
    await waitFor(() => expect(menu().hasAttribute('disabled')).toBe(false));
    await userEvent.click(menu());
    expect(offered()).toEqual(['Your account']);
  });

  test('says who is signed in, and opens and closes by button and Escape', async () => {
    render(<PersonMenu className="" person={{ name: 'Ann', role: 'viewer' }} />);
    expect(menu().textContent).toBe('Ann, viewer');
    expect([menu().getAttribute('aria-expanded'), offered()]).toEqual(['false', []]);
    await userEvent.click(menu());
    expect([menu().getAttribute('aria-expanded'), offered()]).toEqual(['true', ['Your account']]);
    await userEvent.keyboard('{ArrowDown}{Escape}');
    expect([menu().getAttribute('aria-expanded'), document.activeElement]).toEqual(['false', menu()]);
  });

  test.each(['viewer', 'operator', 'approver'])('leads a %s to no accounts of others', async (role) => {
    render(<PersonMenu className="" person={{ name: 'Ann', role }} />);
    await userEvent.click(menu());
    expect(offered()).toEqual(['Your account']);
  });

  test('leads an admin to all accounts and displays', async () => {
    render(<PersonMenu className="" person={{ name: 'Ann', role: 'admin' }} />);
    await userEvent.click(menu());
    expect(offered()).toEqual(['Your account', 'Accounts', 'Displays']);
  });

  test('is closed on another page', async () => {
    const drawn = render(<PersonMenu className="" person={{ name: 'Ann', role: 'admin' }} />);
    await userEvent.click(menu());
    here = '/n/story/nodes';
    drawn.rerender(<PersonMenu className="" person={{ name: 'Ann', role: 'admin' }} />);
    expect(menu().getAttribute('aria-expanded')).toBe('false');
  });

  test('signs out and reads the page anew', async () => {
    const assign = vi.spyOn(window.location, 'assign').mockImplementation(() => {});
    answers.mockImplementation(() => Response.json({ success: true }));
    render(<PersonMenu className="" person={{ name: 'Ann', role: 'viewer' }} />);
    await userEvent.click(menu());
    await userEvent.click(screen.getByRole('menuitem', { name: 'Sign out' }));
    expect(answers.mock.calls.map(([path, init]) => [path, init?.method])).toEqual([['/api/auth/sign-out', 'POST']]);
    expect(assign).toHaveBeenCalledWith('/n/story');
  });

  test('that can not sign out says why and stays', async () => {
    const assign = vi.spyOn(window.location, 'assign').mockImplementation(() => {});
    answers.mockImplementation(() => Response.json({ detail: 'The store can’t be written.', remedy: 'Try again.' }, { status: 503 }));
    render(<PersonMenu className="" person={{ name: 'Ann', role: 'viewer' }} />);
    await userEvent.click(menu());
    await userEvent.click(screen.getByRole('menuitem', { name: 'Sign out' }));
    expect(await screen.findByText(/The store can’t be written\. Try again\./)).toBeDefined();
    expect(assign).not.toHaveBeenCalled();
  });
});
