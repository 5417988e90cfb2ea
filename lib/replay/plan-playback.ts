import { judgeStage, type StageMotion } from '@/lib/replay/judge-stage';
import type { Opening } from '@/lib/replay/moments';
import type { Recording, Stage } from '@/lib/replay/recording';
import { PlaybackError } from '@/lib/replay/recording-error';
import type { ClockSpec } from '@/lib/runtime/clock';

export type PlaybackOptions = {
  /** Stage to begin with; without it the held stage, else the recording's first. */
  readonly from?: string | undefined;
  /** Stage whose last answers are repeated while the clock runs on. */
  readonly hold?: string | undefined;
  /** Recording milliseconds per real one; 1 unless given. */
  readonly speed?: number | undefined;
  /** Real ms since 1970 at which time begins to run, or the file that will hold them; give it just before serving. */
  readonly origin?: ClockSpec['origin'] | undefined;
};

/** All times in ms since 1970 on the recording's own clock. */
export type PlaybackPlan = {
  readonly opening: Opening;
  readonly startAt: number;
  /** Where time stands still; null = it runs on (hold). */
  readonly endAt: number | null;
  /** No answer recorded later than this is given. */
  readonly answersUntil: number;
  readonly clock: ClockSpec;
};

const MAX_SPEED = 10_000;

/** How a recording is played: from which stage, how fast, whether a stage is held. @throws PlaybackError saying what can be asked instead. */
export function planPlayback(recording: Recording, { from, hold, speed = 1, origin = 0 }: PlaybackOptions = {}): PlaybackPlan {
  const { stages } = recording;
  const opensWith = stages[0];
  if (opensWith === undefined) throw new PlaybackError(`"${recording.name}" holds no answers of nodes, so there is nothing to play.`);
  if (!Number.isFinite(speed) || speed <= 0 || speed > MAX_SPEED)
    throw new PlaybackError(`speed is a number above 0 and at most ${MAX_SPEED}, not ${speed}.`);
  const held = hold === undefined ? null : stageCalled(recording, hold);
  const start = from === undefined ? (held ?? opensWith) : stageCalled(recording, from);
  if (held !== null) {
    refuseMoving(recording, held);
    if (start.startAt > held.endAt)
      throw new PlaybackError(`stage "${start.name}" comes after "${held.name}": begin with that one or an earlier one.`);
  }
  const lastAt = Math.max(...stages.map((stage) => stage.endAt));
  const endAt = held === null ? lastAt : null;
  return {
    opening: { stage: start.name, at: start.startAt },
    startAt: start.startAt,
    endAt,
    answersUntil: held?.endAt ?? lastAt,
    clock: { start: start.startAt, rate: speed, origin, end: endAt },
  };
}

function stageCalled(recording: Recording, name: string): Stage {
  const stage = recording.stages.find((candidate) => candidate.name === name);
  if (stage === undefined) {
    throw new PlaybackError(
      `"${recording.name}" has no stage "${name}". Its stages: ${recording.stages.map((one) => one.name).join(', ')}.`,
    );
  }
  return stage;
}

const WHY = {
  producing: 'blocks are made in it, and repeating its last answers would show a stall that never was',
  'not-watched': 'its heads were not watched, and nothing shows that they stand still',
} satisfies Record<Exclude<StageMotion, 'still'>, string>;

function refuseMoving(recording: Recording, stage: Stage): void {
  const motion = judgeStage(recording, stage);
  if (motion === 'still') return;
  const still = recording.stages.filter((one) => judgeStage(recording, one) === 'still').map((one) => one.name);
  const instead = still.length === 0 ? 'No stage of this recording can be held.' : `Stages that can be held: ${still.join(', ')}.`;
  throw new PlaybackError(`stage "${stage.name}" can't be held: ${WHY[motion]}. ${instead}`);
}
