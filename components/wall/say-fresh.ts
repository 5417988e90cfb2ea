import { clockOf } from '@/components/wall/clock-of';
import { sayFailed } from '@/components/wall/say-failed';
import { sayUntold } from '@/components/wall/say-untold';
import type { WallView } from '@/lib/views/wall-types';
import { sayWall } from '@/lib/views/words/wall';

type Watch = Pick<WallView, 'keeping' | 'checks'>;

/** What of the watch does not work, what it cannot tell, and how old the data is (ms, null = no poll yet), ever shorter: what does not work stays to the last. */
export function sayFresh(ageMs: number | null, { keeping, checks: { failed, cannotTell } }: Watch): readonly string[] {
  const span = ageMs === null ? null : clockOf(ageMs);
  const polled = span === null ? sayWall('polled.never') : sayWall('polled', { span });
  const age = span === null ? sayWall('polled.never.short') : sayWall('polled.short', { span });
  const count = sayFailed(failed.length);
  const long = [
    ...(keeping.ok ? [] : [sayWall('not-kept.why', { why: keeping.why })]),
    ...(failed.length === 0 ? [] : [sayWall('checks.failed.which', { names: failed.join(', ') })]),
  ];
  const short = [...(keeping.ok ? [] : [sayWall('not-kept')]), ...(failed.length === 0 ? [] : [count])];
  const least = short.length === 2 ? sayWall('faults') : short[0];
  const untold = cannotTell.length === 0 ? [] : sayUntold(cannotTell);
  const forms = [
    ...untold.flatMap((one) => [[...long, one, polled], ...(long.length === 0 ? [] : [[...short, one, polled]])]),
    ...(untold.length === 0 ? [] : [[...short, untold.at(-1), age]]),
    ...(long.length === 0 && untold.length > 0 ? [] : [[...long, polled]]),
    [...short, polled],
    [...short, age],
    ...(least === undefined ? [] : [[least, age], [least]]),
  ];
  return [...new Set(forms.map((form) => form.join(' · ')))];
}
