import { Name } from '@/components/marks/name';
import { Unknown } from '@/components/marks/unknown';
import { roundText } from '@/components/rounds/round-text';
import type { LiveRoundView } from '@/lib/views/rounds-types';
import { sayRounds } from '@/lib/views/words/rounds';

type Rung = { readonly round: number | null; readonly atMost?: true; readonly all: readonly LiveRoundView[] };

/** More names on a rung than this are counted. */
const MOST_NAMES = 8;

/** Who stands in which round, the highest first: a block needs a quorum on one rung. Who can't be told stands below, never at round 0. */
export function RoundLadder({ rounds }: { readonly rounds: readonly LiveRoundView[] }) {
  const rungs = new Map<string, Rung>();
  for (const one of rounds) {
    const key = `${one.round} ${one.atMost ?? ''}`;
    const atMost = one.atMost ? { atMost: one.atMost } : {};
    rungs.set(key, { round: one.round, ...atMost, all: [...(rungs.get(key)?.all ?? []), one] });
  }
  const order = [...rungs].sort(([, a], [, b]) => (b.round ?? -1) - (a.round ?? -1));
  return (
    <ol aria-label={sayRounds('round-ladder.validators-by-round')} className="mb-4 grid gap-1.5">
      {order.map(([key, { round, all, atMost }]) => (
        <li key={key} className="grid grid-cols-[92px_minmax(0,1fr)] items-baseline gap-x-4 border-line border-t pt-1.5">
          <span className="font-medium">
            {round === null ? (
              <Unknown why={sayRounds('round-ladder.neither-log-nor')} />
            ) : (
              sayRounds('heights-chart.round', { round: rungText(round, all, atMost) })
            )}
          </span>
          <span className="min-w-0 break-words text-ink2">
            <span className="text-ink">{sayRounds('round-ladder.validators', { all: all.length })}</span>
            {': '}
            {all.slice(0, MOST_NAMES).map(({ node }, index) => (
              <span key={node}>
                {index === 0 ? '' : ', '}
                <Name name={node} max={20} />
              </span>
            ))}
            {all.length > MOST_NAMES ? ` ${sayRounds('round-ladder.more', { length: String(all.length - MOST_NAMES) })}` : ''}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** Estimated unless a log of somebody on the rung tells it. */
function rungText(round: number, all: readonly LiveRoundView[], atMost: true | undefined): string {
  const source = all.some((one) => one.source === 'log') ? 'log' : 'estimate';
  return roundText({ round, source, ...(atMost ? { atMost } : {}) });
}
