import { formatWhole } from '@/components/format/number';
import { Term } from '@/components/marks/term';
import { Unknown } from '@/components/marks/unknown';
import { Fact } from '@/components/overview/fact';
import { QuorumMeter } from '@/components/overview/quorum-meter';
import type { ForkView, QuorumView } from '@/lib/views/types';

/** Validators that answer against the quorum, and what is left over; the camps while forked. */
export function QuorumFact({ quorum, fork }: { readonly quorum: QuorumView; readonly fork: ForkView | null }) {
  const { validators, size, reachable, unwatched, stopped, linked, oneBranch } = quorum;
  const acting = reachable === null ? null : Math.min(reachable - stopped, linked ?? reachable, oneBranch ?? reachable);
  if (validators === null) {
    return (
      <Fact
        label={<Term id="quorum" />}
        value={<Unknown why="the validator set is not known" />}
        lines={['the validator set is not known']}
      />
    );
  }
  const value =
    reachable === null ? (
      <Unknown why="no validator's node has proved its address" />
    ) : (
      <>
        {formatWhole(reachable)} of {formatWhole(validators)}{' '}
        <span className="font-normal text-body text-ink2 tracking-normal">reachable</span>
      </>
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
  const needed = size === null ? 'quorum not known' : `quorum ${formatWhole(size)}`;
  if (margin === null) return `${needed} · margin not known`;
  if (margin < 0 && oneBranch !== null) return `${needed} · no branch has it`;
  return margin < 0 ? `${needed} · ${formatWhole(-margin)} short` : `${needed} · margin ${formatWhole(margin)}`;
}

function stoppedLine(stopped: number): readonly string[] {
  return stopped === 0 ? [] : [`consensus stopped on ${formatWhole(stopped)}`];
}

function linkedLine(linked: number | null): readonly string[] {
  return linked === null ? [] : [`at most ${formatWhole(linked)} linked with each other`];
}

function campLine(fork: ForkView | null): readonly string[] {
  if (fork === null) return [];
  return [fork.branches.map((branch) => `${branch.label} has ${formatWhole(branch.validators.length)}`).join(' · ')];
}

function unwatchedLine(unwatched: number | null): readonly string[] {
  if (unwatched === null || unwatched === 0) return [];
  return [`${formatWhole(unwatched)} without a node here: not known`];
}
