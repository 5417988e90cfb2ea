'use client';

import type { CSSProperties } from 'react';
import { formatDuration, formatPeriod } from '@/components/format/duration';
import { formatWhole } from '@/components/format/number';
import { shortenHex } from '@/components/format/shorten';
import { useNow } from '@/components/live/use-live';
import { BranchChip } from '@/components/marks/branch-chip';
import { roundText } from '@/components/rounds/round-text';
import { clockOf } from '@/components/wall/clock-of';
import { WallFigure } from '@/components/wall/wall-figure';
import type { ForkView, HeadView, OpenRound, OverviewView, QuorumView } from '@/lib/views/types';
import { sayWall } from '@/lib/views/words/wall';

/** What the figures are drawn from. */
type WallFigureView = Pick<OverviewView, 'head' | 'fork' | 'asOf' | 'expectedMs' | 'overdueAt' | 'quorum' | 'rounds'>;

/** Head, age of the last block, quorum, round: always in the same places. */
export function WallFigures({ overview }: { readonly overview: WallFigureView }) {
  const { head, fork, asOf, expectedMs, overdueAt, quorum, rounds } = overview;
  // Room for the digits of this network's heights, which change their number once in years.
  const digits = Math.max(5, String(head?.height ?? 0).length);
  return (
    <dl className="wall-figures" data-zone="figures" style={{ '--digits': digits } as CSSProperties}>
      <Head head={head} fork={fork} />
      <LastBlock head={head} asOf={asOf} expectedMs={expectedMs} overdueAt={overdueAt} />
      <Quorum quorum={quorum} fork={fork} />
      <Round open={rounds.open} {...(rounds.why === undefined ? {} : { reason: rounds.why })} />
    </dl>
  );
}

const NOBODY = [sayWall('nobody'), sayWall('silent')] as const;
const UNKNOWN = {
  value: [
    <span key="unknown" className="wall-hatched">
      <span className="sr-only">{sayWall('unknown')}</span>
    </span>,
  ],
  shape: 'unknown',
} as const;

const shapeOf = (drawn: string): string => drawn.replace(/\d/g, '0');

function Head({ head, fork }: { readonly head: HeadView | null; readonly fork: ForkView | null }) {
  if (head === null) return <WallFigure label={[sayWall('head')]} {...UNKNOWN} note={NOBODY} />;
  const note = head.hash !== null ? shortenHex(head.hash) : fork === null ? sayWall('hash.none') : sayBranches(fork.branches.length);
  // Without its commas a height of any age of a chain fits a standing screen.
  const value = [formatWhole(head.height), String(head.height)];
  return <WallFigure label={[sayWall('head')]} value={value} shape={shapeOf(String(head.height))} note={[note, note.slice(0, 8)]} />;
}

const sayBranches = (count: number): string => (count === 1 ? sayWall('branch') : sayWall('branches', { count: formatWhole(count) }));

type LastBlockProps = Pick<OverviewView, 'head' | 'asOf' | 'expectedMs' | 'overdueAt'>;

function LastBlock({ head, asOf, expectedMs, overdueAt }: LastBlockProps) {
  const now = useNow();
  const label = [sayWall('last')];
  if (head === null) return <WallFigure label={label} {...UNKNOWN} note={NOBODY} />;
  // Counted on from the poll that gave it: a header's own time can be off.
  const age = now - ((asOf ?? now) - head.ageMs);
  const overdue = overdueAt !== null && now > overdueAt;
  const span = expectedMs === null ? null : formatPeriod(expectedMs);
  const due = span === null ? sayWall('next.unknown') : sayWall('due', { span });
  const note = overdue
    ? [sayWall('due.late', { due }), sayWall('late')]
    : [due, span === null ? sayWall('unknown') : sayWall('due.short', { span })];
  const [value, shape] = [[<Clock key="clock" ms={age} />], shapeOf(clockOf(age))];
  return <WallFigure label={label} value={value} shape={shape} note={note} loud={overdue} />;
}

/** A duration in figures; in words for who does not see them. */
function Clock({ ms }: { readonly ms: number }) {
  return (
    <>
      <span aria-hidden="true">{clockOf(ms)}</span>
      <span className="sr-only">{formatDuration(ms)}</span>
    </>
  );
}

function Quorum({ quorum, fork }: { readonly quorum: QuorumView; readonly fork: ForkView | null }) {
  const { validators, size, reachable, stopped, linked, unwatched } = quorum;
  if (validators === null || size === null)
    return <WallFigure label={[sayWall('quorum')]} {...UNKNOWN} note={[sayWall('set.unknown'), sayWall('set.unknown.short')]} />;
  const sizes = { size: formatWhole(size), validators: formatWhole(validators) };
  const label = [sayWall('quorum.of', sizes), sayWall('quorum.of.short', sizes)];
  if (fork !== null) {
    const value = [MOST_CHIPS, MOST_CHIPS - 1, 1].map((most) => <Camps key={most} fork={fork} most={most} />);
    const shape = `${fork.branches.map((branch) => branch.validators.length)}`;
    return <WallFigure label={label} value={value} shape={shape} note={[whoHasIt(fork)]} />;
  }
  if (reachable === null) return <WallFigure label={label} {...UNKNOWN} note={[sayWall('answers.unknown'), sayWall('unknown')]} />;
  const acting = Math.min(reachable - stopped, linked ?? reachable);
  const value = [formatWhole(acting)];
  return <WallFigure label={label} value={value} shape="acting" note={noteOf(quorum)} loud={acting < size && unwatched === 0} />;
}

/** More branches than this are counted. */
const MOST_CHIPS = 3;

function Camps({ fork, most }: { readonly fork: ForkView; readonly most: number }) {
  const all = [...fork.branches].sort((a, b) => b.validators.length - a.validators.length);
  const shown = all.slice(0, all.length > most ? Math.max(1, most - 1) : most);
  const more = all.length - shown.length;
  return (
    <span className="wall-camps">
      {shown.map(({ label, validators }) => (
        <span key={label}>
          <BranchChip label={label} /> {formatWhole(validators.length)}
        </span>
      ))}
      {more > 0 ? (
        <span>
          +{more}
          <span className="sr-only">{sayWall('branches.more')}</span>
        </span>
      ) : null}
    </span>
  );
}

function whoHasIt({ branches }: ForkView): string {
  const winner = branches.find(({ hasQuorum }) => hasQuorum === true);
  if (winner) return sayWall('has', { label: winner.label });
  return branches.some(({ hasQuorum }) => hasQuorum === null) ? sayWall('unknown') : sayWall('has.none');
}

function noteOf({ stopped, linked, unwatched }: QuorumView): readonly string[] {
  if (stopped > 0) return [sayWall('stopped', { count: formatWhole(stopped) }), sayWall('stopped.short', { count: formatWhole(stopped) })];
  if (linked !== null) return [sayWall('linked'), sayWall('linked.short')];
  return unwatched ? [sayWall('answer.unwatched', { count: formatWhole(unwatched) }), sayWall('answer')] : [sayWall('answer')];
}

function Round({ open, reason }: { readonly open: OpenRound | null; readonly reason?: string }) {
  const now = useNow();
  if (open === null || open.round === null)
    return (
      <WallFigure label={[sayWall('round')]} {...UNKNOWN} note={[...(reason ? [reason] : []), sayWall('round.none'), sayWall('unknown')]} />
    );
  const { nextChangeAt, source } = open;
  const label = sayWall(source === 'log' ? 'round.log' : open.atMost ? 'round.most' : 'round.estimate');
  const left = nextChangeAt !== null && nextChangeAt > now ? clockOf(nextChangeAt - now) : null;
  const next = sayWall(nextChangeAt === null ? 'next.unknown' : 'round.due');
  const short = nextChangeAt === null ? sayWall('unknown') : next;
  const note = left === null ? [next, short] : [sayWall('round.next', { span: left }), sayWall('round.next.short', { span: left })];
  const value = roundText({ ...open, round: open.round });
  return <WallFigure label={[label, sayWall('round')]} value={[value]} shape={shapeOf(value)} note={note} />;
}
