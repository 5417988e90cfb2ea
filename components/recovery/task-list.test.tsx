import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { TaskNow } from '@/lib/views/recovery-types';
import { TaskList } from './task-list';

afterEach(cleanup);
const task = (id: string, node: string, state: 'verified' | 'waiting'): TaskNow => ({
  ...{ id, node, state, answer: null, at: null },
  says: state === 'verified' ? 'verified' : 'waits for its turn',
});

it('tells the tasks of one node apart, so that it is not verified and waiting at once', () => {
  render(
    <TaskList tasks={[task('a', 'validator-1', 'verified'), task('b', 'validator-3', 'verified'), task('c', 'validator-3', 'waiting')]} />,
  );
  const lines = screen.getAllByRole('listitem').map((line) => line.textContent);
  expect(lines).toEqual(['validator-1 verified', 'validator-3 1 of 2 verified', 'validator-3 2 of 2 waits for its turn']);
});
