import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Term } from '@/components/marks/term';
import { GLOSSARY } from '@/lib/views/glossary';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const word = () => screen.getByRole('button', { name: 'Quorum' });
const tip = () => screen.queryByRole('tooltip');

describe('a word of the field', () => {
  test('stands in its heading as itself alone', () => {
    render(
      <h2>
        <Term id="quorum" />
      </h2>,
    );
    expect(screen.getByRole('heading').textContent).toBe('Quorum');
  });

  test('is explained by a touch, and closed by the next one or by one elsewhere', () => {
    render(<Term id="quorum" />);
    fireEvent.click(word());
    expect(tip()?.textContent).toBe(GLOSSARY.quorum.says);
    expect(word().getAttribute('aria-describedby')).toBe(tip()?.id);
    fireEvent.click(word());
    expect(tip()).toBeNull();
    fireEvent.click(word());
    fireEvent.pointerDown(document.body);
    expect(tip()).toBeNull();
  });

  test('is explained by focus; Escape closes that alone and leaves the focus', async () => {
    const outer = vi.fn();
    document.addEventListener('keydown', outer);
    render(<Term id="quorum" />);
    await userEvent.tab();
    expect(document.activeElement).toBe(word());
    expect(tip()).not.toBeNull();
    outer.mockClear();
    await userEvent.keyboard('{Escape}');
    expect(tip()).toBeNull();
    expect(document.activeElement).toBe(word());
    expect(outer).not.toHaveBeenCalled();
    document.removeEventListener('keydown', outer);
  });

  test('is explained while a pointer rests on it or on what it opened', () => {
    vi.useFakeTimers();
    render(<Term id="quorum" />);
    const pass = (ms: number) => act(() => vi.advanceTimersByTime(ms));
    fireEvent.pointerEnter(word(), { pointerType: 'mouse' });
    pass(100);
    expect(tip()).toBeNull();
    pass(200);
    expect(tip()).not.toBeNull();
    fireEvent.pointerLeave(word(), { pointerType: 'mouse' });
    fireEvent.pointerEnter(tip() as HTMLElement, { pointerType: 'mouse' });
    pass(1000);
    expect(tip()).not.toBeNull();
    fireEvent.pointerLeave(tip() as HTMLElement, { pointerType: 'mouse' });
    pass(200);
    expect(tip()).toBeNull();
  });
});
