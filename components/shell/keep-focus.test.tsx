import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { KeepFocus } from '@/components/shell/keep-focus';

afterEach(cleanup);

function Page({ rows }: { readonly rows: readonly string[] }) {
  return (
    <main id="page" tabIndex={-1}>
      <h1>Rows</h1>
      {rows.length === 0 ? null : (
        <ol>
          {rows.map((row) => (
            <li key={row}>
              <p>{row}</p>
              <button type="button">Open {row}</button>
            </li>
          ))}
        </ol>
      )}
      <KeepFocus within="page" />
    </main>
  );
}

const focused = () => document.activeElement?.textContent;
/** Observers are told after the update. */
const update = (drawn: ReturnType<typeof render>, rows: readonly string[]) =>
  act(async () => {
    drawn.rerender(<Page rows={rows} />);
    await Promise.resolve();
  });

describe('live updates', () => {
  it('that take away what has the focus hand it to what stands in its place, else to what is before it, else to the page', async () => {
    const drawn = render(<Page rows={['a', 'b', 'c']} />);
    screen.getByRole('button', { name: 'Open b' }).focus();
    await update(drawn, ['a', 'c']);
    expect(focused()).toBe('Open c');
    await update(drawn, ['a']);
    expect(focused()).toBe('Open a');
    await update(drawn, []);
    expect(document.activeElement).toBe(screen.getByRole('main'));
  });

  it('that move it, or change others, leave it where it is', async () => {
    const drawn = render(<Page rows={['a', 'b']} />);
    screen.getByRole('button', { name: 'Open b' }).focus();
    await update(drawn, ['b', 'c']);
    expect(focused()).toBe('Open b');
  });

  it('that come with another page hand it to the page', async () => {
    const drawn = render(<Page rows={['a', 'b']} />);
    screen.getByRole('button', { name: 'Open a' }).focus();
    history.pushState(null, '', '/other');
    await update(drawn, ['c', 'd']);
    expect(document.activeElement).toBe(screen.getByRole('main'));
    history.pushState(null, '', '/');
  });

  it('take nothing to themselves once a pointer went elsewhere', async () => {
    const drawn = render(<Page rows={['a', 'b']} />);
    screen.getByRole('button', { name: 'Open b' }).focus();
    await userEvent.click(screen.getByText('Rows'));
    (document.activeElement as HTMLElement | null)?.blur();
    await update(drawn, ['a']);
    expect(document.activeElement).toBe(document.body);
  });
});
