import { Spoken } from '@/components/marks/spoken';
import { Term } from '@/components/marks/term';
import { Unknown } from '@/components/marks/unknown';
import { Fact } from '@/components/overview/fact';
import { QuorumMeter } from '@/components/overview/quorum-meter';
import type { ForkView, QuorumView } from '@/lib/views/types';
import { sayOverview } from '@/lib/views/words/overview';

/** Validators that answer against the quorum, and what is left over; the camps while forked. */
export function QuorumFact({ quorum, fork }: { readonly quorum: QuorumView; readonly fork: ForkView | null }) {
  const { validators, size, reachable, unwatched, stopped, linked, oneBranch } = quorum;
  const acting = reachable === null ? null : Math.min(reachable - stopped, linked ?? reachable, oneBranch ?? reachable);
  if (validators === null) {
    return (
      <Fact
        label={<Term id="quorum" />}
        value={<Unknown why={sayOverview('quorum.set.unknown')} />}
        lines={[sayOverview('quorum.set.unknown')]}
      />
    );
  }
  const value =
    reachable === null ? (
      <Unknown why={sayOverview('quorum.key.unknown')} />
    ) : (
      <Spoken
        parts={sayOverview.parts('quorum-fact.reached', {
          reachable: String(reachable),
          validators: String(validators),
          reached: <span className="font-normal text-body text-ink2 tracking-normal">{sayOverview('quorum.reachable')}</span>,
        })}
      />
    );
  return (
    <Fact
      label={<Term id="quorum" />}
      value={value}
      loud={acting !== null && size !== null && unwatched === 0 && acting < size}
      lines={[marginLine(quorum), ...stoppedLine(stopped), ...linkedLine(linked), ...campLine(fork), ...unwatchedLine(unwatched)]}
    >
      <QuorumMeter validators={validators} size={size} reachable={acting} />
    </Fact>
  );
}

function marginLine({ size, margin, oneBranch }: QuorumView): string {
  const quorum = size === null ? sayOverview('quorum.size.unknown') : sayOverview('quorum.size', { size });
  if (margin === null) return sayOverview('quorum.margin.unknown', { quorum });
  if (margin < 0 && oneBranch !== null) return sayOverview('quorum.branch.none', { quorum });
  return margin < 0 ? sayOverview('quorum.short', { quorum, missing: -margin }) : sayOverview('quorum.margin', { quorum, margin });
}

function stoppedLine(stopped: number): readonly string[] {
  return stopped === 0 ? [] : [sayOverview('quorum.stopped', { count: stopped })];
}

function linkedLine(linked: number | null): readonly string[] {
  return linked === null ? [] : [sayOverview('quorum.linked', { count: linked })];
}

function campLine(fork: ForkView | null): readonly string[] {
  if (fork === null) return [];
  return [fork.branches.map((branch) => sayOverview('quorum.camp', { label: branch.label, count: branch.validators.length })).join(' · ')];
}

function unwatchedLine(unwatched: number | null): readonly string[] {
  if (unwatched === null || unwatched === 0) return [];
  return [sayOverview('quorum.unwatched', { count: unwatched })];
}
