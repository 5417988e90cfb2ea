import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import { tell } from '@/components/overlay/tell';
import { ToastHost } from '@/components/overlay/toast-host';

afterEach(cleanup);

describe('toasts', () => {
  test('nothing is there before something is told', () => {
    render(<ToastHost />);
    expect(document.body.textContent).toBe('');
  });

  test('what is told stands in the corner without taking the focus, twice when it is told twice, and can be dismissed', async () => {
    render(
      <>
        <button type="button">Do it</button>
        <ToastHost />
      </>,
    );
    const button = screen.getByRole('button', { name: 'Do it' });
    button.focus();
    act(() => tell('Incident 7 is shelved for 1 hour.'));
    expect(await screen.findAllByText('Incident 7 is shelved for 1 hour.')).not.toEqual([]);
    expect(document.activeElement).toBe(button);
    act(() => tell('Incident 7 is closed.'));
    expect(await screen.findAllByText('Incident 7 is closed.')).not.toEqual([]);
    const [dismiss] = screen.getAllByLabelText('Dismiss');
    await userEvent.click(dismiss as HTMLElement);
    await waitFor(() => expect(screen.getAllByLabelText('Dismiss')).toHaveLength(1));
    expect(document.activeElement).not.toBe(document.body);
  });
});
