'use client';

import { formatDuration, formatPeriod } from '@/components/format/duration';
import { formatWhole } from '@/components/format/number';
import { shortenHex } from '@/components/format/shorten';
import { useNow } from '@/components/live/use-live';
import { BranchChip } from '@/components/marks/branch-chip';
import { Unknown } from '@/components/marks/unknown';
import { roundText } from '@/components/rounds/round-text';
import { clockOf } from '@/components/wall/clock-of';
import { WallFigure } from '@/components/wall/wall-figure';
import type { ForkView, HeadView, OpenRound, OverviewView, QuorumView } from '@/lib/views/types';

/** What the figures are drawn from. */
type WallFigureView = Pick<OverviewView, 'head' | 'fork' | 'asOf' | 'expectedMs' | 'overdueAt' | 'quorum' | 'rounds'>;

/** Head, age of the last block, quorum, round: always in the same places. */
export function WallFigures({ overview }: { readonly overview: WallFigureView }) {
  const { head, fork, asOf, expectedMs, overdueAt, quorum, rounds } = overview;
  return (
    <dl className="wall-figures" data-zone="figures">
      <Head head={head} fork={fork} />
      <LastBlock head={head} asOf={asOf} expectedMs={expectedMs} overdueAt={overdueAt} />
      <Quorum quorum={quorum} fork={fork} />
      <Round open={rounds.open} />
    </dl>
  );
}

const NOBODY = 'no node has answered';

function Head({ head, fork }: { readonly head: HeadView | null; readonly fork: ForkView | null }) {
  if (head === null) return <WallFigure label="Head" value={<Unknown why={NOBODY} />} note={NOBODY} />;
  const hashes = fork === null ? 'hash not agreed' : `${formatWhole(fork.branches.length)} branches`;
  return <WallFigure label="Head" value={formatWhole(head.height)} note={head.hash === null ? hashes : shortenHex(head.hash)} />;
}

type LastBlockProps = Pick<OverviewView, 'head' | 'asOf' | 'expectedMs' | 'overdueAt'>;

function LastBlock({ head, asOf, expectedMs, overdueAt }: LastBlockProps) {
  const now = useNow();
  if (head === null) return <WallFigure label="Last block" value={<Unknown why={NOBODY} />} note={NOBODY} />;
  // Counted on from the poll that gave it: a header's own time can be off.
  const { figure, unit } = clockOf(now - ((asOf ?? now) - head.ageMs));
  const overdue = overdueAt !== null && now > overdueAt;
  const due = expectedMs === null ? 'next not known' : `every ${formatPeriod(expectedMs)}`;
  const late = overdue ? `overdue for ${formatDuration(now - overdueAt)}` : due;
  return <WallFigure label={unit === null ? 'Last block' : `Last block, ${unit}`} value={figure} note={late} loud={overdue} />;
}

/** More branches than this are counted. */
const MOST_CHIPS = 3;

function Quorum({ quorum, fork }: { readonly quorum: QuorumView; readonly fork: ForkView | null }) {
  const { validators, size, reachable, stopped, linked, unwatched } = quorum;
  if (validators === null || size === null)
    return <WallFigure label="Quorum" value={<Unknown why="the validator set is not known" />} note="set not known" />;
  const label = `Quorum ${formatWhole(size)} of ${formatWhole(validators)}`;
  if (fork !== null) {
    const shown = [...fork.branches].sort((a, b) => b.validators.length - a.validators.length).slice(0, MOST_CHIPS);
    const more = fork.branches.length - shown.length;
    const winner = fork.branches.find(({ hasQuorum }) => hasQuorum === true);
    const unsure = fork.branches.some(({ hasQuorum }) => hasQuorum === null);
    return (
      <WallFigure
        label={label}
        value={
          <span className="wall-camps">
            {shown.map((branch) => (
              <span key={branch.label}>
                <BranchChip label={branch.label} /> {formatWhole(branch.validators.length)}
              </span>
            ))}
            {more > 0 ? <span>+{more}</span> : null}
          </span>
        }
        note={winner ? `${winner.label} has it` : unsure ? 'not known who has it' : 'none has it'}
      />
    );
  }
  if (reachable === null)
    return <WallFigure label={label} value={<Unknown why="nobody proved an address" />} note="not known who answers" />;
  const acting = Math.min(reachable - stopped, linked ?? reachable);
  return <WallFigure label={label} value={formatWhole(acting)} note={noteOf(quorum)} loud={acting < size && unwatched === 0} />;
}

function noteOf({ stopped, linked, unwatched }: QuorumView): string {
  if (stopped > 0) return `take part, ${formatWhole(stopped)} stopped`;
  if (linked !== null) return 'linked together';
  return unwatched ? `answer, ${formatWhole(unwatched)} not watched` : 'answer';
}

function Round({ open }: { readonly open: OpenRound | null }) {
  const now = useNow();
  if (open === null || open.round === null)
    return <WallFigure label="Round" value={<Unknown why="neither a log nor an estimate" />} note="no log, no estimate" />;
  const { nextChangeAt, source } = open;
  const next =
    nextChangeAt === null ? 'next not known' : nextChangeAt > now ? `next in ${clockOf(nextChangeAt - now).short}` : 'change due now';
  return (
    <WallFigure
      label={source === 'log' ? 'Round, live' : 'Round, estimated'}
      value={roundText({ ...open, round: open.round })}
      note={next}
    />
  );
}
