import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { HexText } from '@/components/marks/hex';
import { Term } from '@/components/marks/term';
import { Unknown } from '@/components/marks/unknown';
import { GLOSSARY } from '@/lib/views/glossary';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const word = () => screen.getByRole('button', { name: 'Quorum' });
const tip = () => screen.queryByRole('tooltip');
const isClosed = () => waitFor(() => expect(tip()).toBeNull());

describe('a word of the field', () => {
  test('stands in its heading as itself alone', () => {
    render(
      <h2>
        <Term id="quorum" />
      </h2>,
    );
    expect(screen.getByRole('heading').textContent).toBe('Quorum');
  });

  test('is explained by a touch, and closed by the next one or by one elsewhere', async () => {
    render(<Term id="quorum" />);
    fireEvent.click(word());
    expect((await screen.findByRole('tooltip')).textContent).toBe(GLOSSARY.quorum.says);
    expect(word().getAttribute('aria-describedby')).toBe(tip()?.id);
    fireEvent.click(word());
    await isClosed();
    fireEvent.click(word());
    fireEvent.pointerDown(document.body);
    await isClosed();
  });

  test('is explained by focus; Escape closes that alone and leaves the focus', async () => {
    const outer = vi.fn();
    document.addEventListener('keydown', outer);
    render(<Term id="quorum" />);
    await userEvent.tab();
    expect(document.activeElement).toBe(word());
    await screen.findByRole('tooltip');
    outer.mockClear();
    await userEvent.keyboard('{Escape}');
    await isClosed();
    expect(document.activeElement).toBe(word());
    expect(outer).not.toHaveBeenCalled();
    document.removeEventListener('keydown', outer);
  });

  test('is explained while a pointer rests on it or on what it opened', async () => {
    // Its script is there: it comes in its own time.
    await import('@/components/overlay/hint-bubble');
    vi.useFakeTimers();
    render(<Term id="quorum" />);
    const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
    fireEvent.pointerEnter(word(), { pointerType: 'mouse' });
    await pass(100);
    expect(tip()).toBeNull();
    await pass(400);
    expect(tip()).not.toBeNull();
    fireEvent.pointerLeave(word(), { pointerType: 'mouse' });
    fireEvent.pointerEnter(tip() as HTMLElement, { pointerType: 'mouse' });
    await pass(1000);
    expect(tip()).not.toBeNull();
    fireEvent.pointerLeave(tip() as HTMLElement, { pointerType: 'mouse' });
    await pass(200);
    expect(word().hasAttribute('aria-describedby')).toBe(false);
  });
});

describe('what stands cut or unknown', () => {
  test('says why it is not known to a touch, and to who hears the page', async () => {
    render(<Unknown why="no node has answered" />);
    const value = screen.getByRole('button', { name: /^not known ?: no node has answered$/ });
    fireEvent.click(value);
    expect((await screen.findByRole('tooltip')).textContent).toBe('no node has answered');
  });

  test('shows a hash whole beside the button that copies it, to who comes by keyboard', async () => {
    const hash = `0x${'4a'.repeat(32)}`;
    render(<HexText value={hash} what="the hash" />);
    await userEvent.tab();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Copy the hash' }));
    expect(await screen.findByText(`Copy the hash: ${hash}`)).toBeDefined();
  });
});
