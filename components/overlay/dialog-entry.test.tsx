import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { StrictMode, useState } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { leaveDialog } from '@/components/overlay/dialog-entry';
import { FormDialog } from '@/components/overlay/form-dialog';

/** The history as a browser keeps it: going back is heard a moment later. */
let entries: unknown[];
const router = vi.fn();
beforeEach(() => {
  entries = [{ page: 'here' }];
  router.mockClear();
  const top = () => entries.at(-1);
  vi.spyOn(window.history, 'state', 'get').mockImplementation(top);
  vi.spyOn(window.history, 'pushState').mockImplementation((state) => void entries.push(state));
  vi.spyOn(window.history, 'replaceState').mockImplementation((state) => void entries.splice(-1, 1, state));
  vi.spyOn(window.history, 'back').mockImplementation(() => {
    setTimeout(() => {
      entries.pop();
      window.dispatchEvent(new PopStateEvent('popstate', { state: top() }));
    }, 5);
  });
  window.addEventListener('popstate', router);
});
afterEach(() => {
  cleanup();
  window.removeEventListener('popstate', router);
  vi.restoreAllMocks();
});

function Asked() {
  const [open, setOpen] = useState(false);
  const does = { title: 'Close this incident', says: 'It is put away.', does: 'Close it', busy: false };
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Open
      </button>
      <FormDialog open={open} onOpenChange={setOpen} {...does} onSubmit={async () => ({ ok: true })}>
        <button type="button" onClick={leaveDialog}>
          Go on from it
        </button>
      </FormDialog>
    </>
  );
}

const showOpen = async () => {
  render(
    <StrictMode>
      <Asked />
    </StrictMode>,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Open' }));
  await waitFor(() => expect(entries).toHaveLength(2));
};
const isClosed = () => waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());

describe('the entry of an open dialog in the history', () => {
  test('going back closes the dialog and stays on the page, of which the router hears nothing', async () => {
    await showOpen();
    window.history.back();
    await isClosed();
    expect(entries).toEqual([{ page: 'here' }]);
    expect(router).not.toHaveBeenCalled();
  });

  test.each([
    ['Escape', () => userEvent.keyboard('{Escape}')],
    ['Cancel', () => userEvent.click(screen.getByRole('button', { name: 'Cancel' }))],
    ['what it was asked for', () => userEvent.click(screen.getByRole('button', { name: 'Close it' }))],
  ])('closed by %s, it leaves no entry behind', async (_what, close) => {
    await showOpen();
    await close();
    await isClosed();
    await waitFor(() => expect(entries).toEqual([{ page: 'here' }]));
    expect(router).not.toHaveBeenCalled();
    // It can be opened, and gone back from, again.
    await userEvent.click(screen.getByRole('button', { name: 'Open' }));
    await waitFor(() => expect(entries).toHaveLength(2));
  });

  test('closed and opened again before the browser has gone back, it stays open with one entry', async () => {
    await showOpen();
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Escape' });
    await isClosed();
    await vi.waitFor(() => expect(window.history.back).toHaveBeenCalled(), { interval: 1 });
    fireEvent.click(screen.getByRole('button', { name: 'Open', hidden: true }));
    await new Promise((done) => setTimeout(done, 20));
    expect(screen.queryByRole('dialog')).not.toBeNull();
    expect(entries).toHaveLength(2);
    window.history.back();
    await isClosed();
    expect(entries).toEqual([{ page: 'here' }]);
  });

  test('gone on from, its entry is left to the page that comes', async () => {
    await showOpen();
    await userEvent.click(screen.getByRole('button', { name: 'Go on from it' }));
    await userEvent.keyboard('{Escape}');
    await isClosed();
    await new Promise((done) => setTimeout(done));
    expect(entries).toEqual([{ page: 'here' }, { page: 'here' }]);
  });
});
