import { sayWall } from '@/lib/views/words/wall';

/** How many checks do not work. */
export const sayFailed = (count: number): string => (count === 1 ? sayWall('check.failed') : sayWall('checks.failed', { count }));
