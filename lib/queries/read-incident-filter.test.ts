import { expect, it } from 'vitest';
import { readIncidentFilter } from './read-incident-filter';

const read = (query: string, me: string | null = null) => {
  const found = readIncidentFilter(new URLSearchParams(query), me);
  return found.ok ? found.filter : found.why;
};

it('narrows by what is given and by nothing else', () => {
  expect(read('')).toEqual({});
  expect(read('status=&kind=')).toEqual({});
  expect(read('status=open,resolved&severity=critical&kind=fork&node=a&text=x&before=9&limit=999')).toEqual({
    ...{ status: ['open', 'resolved'], severity: ['critical'], detector: ['fork'], node: 'a', q: 'x', before: 9, limit: 200 },
  });
  expect(read('mine=1', 'p1')).toEqual({ assignee: 'p1' });
});

it.each(['status=gone', 'severity=loud', 'kind=spoon', 'before=-1', 'before=1e3', 'limit=0', 'mine=1', `text=${'x'.repeat(201)}`])(
  'refuses %s and says what it takes',
  (query) => {
    expect(read(query)).toMatch(/takes|not known|signed in/);
  },
);
