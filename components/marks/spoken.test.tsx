import { cleanup, render } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Spoken } from '@/components/marks/spoken';
import { wordsOf } from '@/lib/views/words/words-of';

afterEach(cleanup);
afterEach(() => vi.restoreAllMocks());

describe('a sentence with components in it', () => {
  const say = wordsOf({ stopped: '{count} nodes stopped at {at}, said by {who}: {why}.' });

  it('stands in the order of its template, without a word about keys', () => {
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { container } = render(
      <p>
        <Spoken parts={say.parts('stopped', { count: 1, at: <time>12:00</time>, who: <b>Jo</b>, why: '{at}' })} />
      </p>,
    );
    expect(container.innerHTML).toBe('<p>1 node stopped at <time>12:00</time>, said by <b>Jo</b>: {at}.</p>');
    expect(complaint).not.toHaveBeenCalled();
  });

  it('leaves out what there is nothing of', () => {
    const { container } = render(<Spoken parts={say.parts('stopped', { count: 1200, at: null, who: 'Jo', why: 'x' })} />);
    expect(container.textContent).toBe('1,200 nodes stopped at , said by Jo: x.');
  });

  it('does not compile without what the template asks for', () => {
    // @ts-expect-error: a hole without a value
    expect(say.parts('stopped', { count: 2 }).join('')).toContain('{at}');
  });
});
