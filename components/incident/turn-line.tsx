import {
  Bell,
  BellOff,
  BellRing,
  Box,
  Check,
  CheckCheck,
  CircleDot,
  CircleHelp,
  CornerDownRight,
  type LucideIcon,
  MessageSquare,
  RefreshCw,
  RotateCcw,
  RotateCw,
  Server,
  Undo2,
  UserRound,
  Wrench,
} from 'lucide-react';
import { formatUtcDay } from '@/components/format/instant';
import { Age } from '@/components/marks/age';
import { TimeText } from '@/components/marks/time-text';
import type { TurnView } from '@/lib/views/incident-types';

const ICON = {
  opened: Bell,
  changed: RefreshCw,
  'consequence-began': CornerDownRight,
  'consequence-ended': Check,
  unknown: CircleHelp,
  'known-again': CircleDot,
  resolved: CheckCheck,
  reopened: RotateCcw,
  acknowledged: Check,
  unacknowledged: Undo2,
  assigned: UserRound,
  noted: MessageSquare,
  shelved: BellOff,
  unshelved: BellRing,
  closed: CheckCheck,
  block: Box,
  round: RotateCw,
  node: Server,
  verdict: CircleDot,
  recovery: Wrench,
} as const satisfies Record<TurnView['kind'], LucideIcon>;

/** One line of the story: what, by whom, in whose words, when. */
export function TurnLine({
  turn,
  newDay = false,
  brief = false,
}: {
  readonly turn: TurnView;
  readonly newDay?: boolean;
  readonly brief?: boolean;
}) {
  const Icon = ICON[turn.kind];
  return (
    <>
      {newDay ? <li className="mt-1 border-line border-t pt-2 text-small text-ink3">{formatUtcDay(turn.at)}</li> : null}
      <li data-kind={turn.kind} className="grid grid-cols-[18px_minmax(0,1fr)_auto] gap-x-2.5">
        <Icon size={14} aria-hidden="true" className="mt-0.75 text-ink2" />
        <div className="min-w-0 break-words">
          <p className={turn.kind === 'opened' || turn.kind === 'reopened' ? 'font-medium' : 'text-ink'}>
            {turn.sentence}
            {turn.by === null ? null : <span className="font-normal text-ink2"> · {turn.by.name}</span>}
          </p>
          {turn.text === null ? null : <p className="mt-1 whitespace-pre-wrap rounded-md bg-sunk px-2.5 py-1.5 text-ink">{turn.text}</p>}
        </div>
        <p className="text-right text-small text-ink2">
          <span className="font-mono">
            <TimeText at={turn.at} bare />
          </span>
          {brief ? null : (
            <span className="screen-only block text-ink3">
              <Age at={turn.at} />
            </span>
          )}
        </p>
      </li>
    </>
  );
}
