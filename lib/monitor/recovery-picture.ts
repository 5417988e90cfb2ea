import type { RecoveryPicture } from '@/lib/chain/picture';
import type { Store } from '@/lib/storage/store';

/** The open plan of a network as it is kept, with its run. */
export type KeptRecovery = NonNullable<Awaited<ReturnType<Store['recovery']['open']>>>;
type Task = KeptRecovery['plan']['steps'][number]['tasks'][number];

const NOT_BEGUN: readonly string[] = ['waiting', 'left-out', 'not-needed'];

/**
 * What a plan under way has stopped and cut off, and not undone: told by what its tasks are to bring about, from the moment one may have
 * reached its node, until one that undoes it was seen to have. null = it is none that has been started, or holds nothing.
 */
export function recoveryPicture(kept: KeptRecovery | null): RecoveryPicture | null {
  if (!kept || kept.run.startedAt === null || kept.run.endedAt !== null) return null;
  const { number, plan, run } = kept;
  const [stopped, cut] = [new Set<string>(), new Set<string>()];
  for (const task of [...plan.steps, ...(run.wayOut ?? [])].flatMap(({ tasks }) => tasks)) {
    const state = run.tasks[task.id]?.state ?? 'waiting';
    if (!NOT_BEGUN.includes(state)) begin(task, stopped, cut);
    if (state === 'verified' || state === 'not-needed') undo(task, run, stopped, cut);
  }
  return stopped.size + cut.size === 0 ? null : { number, stopped: [...stopped], cut: [...cut] };
}

function begin({ node, after }: Task, stopped: Set<string>, cut: Set<string>): void {
  for (const check of after) {
    if (check.kind === 'core' && check.node === node && !check.running) stopped.add(node);
    if ((check.kind === 'no-peers' || check.kind === 'only-linked') && check.node === node) cut.add(node);
  }
}

function undo({ node, after }: Task, { leftOut }: KeptRecovery['run'], stopped: Set<string>, cut: Set<string>): void {
  const isStillApart = after.some(({ kind }) => kind === 'only-linked' || kind === 'no-peers');
  for (const check of after) {
    if (check.kind === 'core' && check.running) stopped.delete(node);
    // Blocks that others made have come over a link.
    if (check.kind === 'reaches' && check.or === undefined && !isStillApart) cut.delete(check.node);
    if (check.kind !== 'linked' || isStillApart) continue;
    // A link is of both ends, and one of them may not tell its own; with whom the run goes on without, none was asked for.
    for (const end of [node, check.node, ...check.to.filter((name) => !(name in leftOut))]) cut.delete(end);
  }
}
