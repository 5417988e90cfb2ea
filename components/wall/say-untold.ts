import { sayWall } from '@/lib/views/words/wall';

/** Which checks cannot tell, as an API is missing or nobody answers them, ever shorter; at least one. */
export function sayUntold(names: readonly string[]): readonly string[] {
  const [name = ''] = names;
  const count = names.length;
  return [
    sayWall('checks.unknown.which', { names: names.join(', ') }),
    ...(count > 1 ? [sayWall('checks.unknown.some', { name, count: count - 1 })] : []),
    count === 1 ? sayWall('check.unknown') : sayWall('checks.unknown', { count }),
    sayWall('checks.unknown.short', { count }),
  ];
}
