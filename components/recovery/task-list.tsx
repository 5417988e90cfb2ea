import { SeverityMark } from '@/components/marks/severity-mark';
import { TimeText } from '@/components/marks/time-text';
import { StepMark } from '@/components/recovery/step-mark';
import type { TaskNow } from '@/lib/views/recovery-types';
import { sayRun } from '@/lib/views/words/recovery-run';

/** Beyond this many, nodes that are verified fold into a count. */
const SHOWN = 8;

/** What was sent to which node, what it answered, and whether it was seen to be done. */
export function TaskList({ tasks }: { readonly tasks: readonly TaskNow[] }) {
  const verified = tasks.filter(({ state }) => state === 'verified');
  const folds = tasks.length > SHOWN && verified.length > 0;
  const shown = folds ? tasks.filter(({ state }) => state !== 'verified') : tasks;
  return (
    <>
      <ul className="grid gap-1.5">
        {shown.map((task) => (
          <li key={task.id} className="flex min-w-0 gap-2.5">
            <Mark state={task.state} />
            <span className="min-w-0 break-words">
              <span className="font-medium">{task.node}</span> <Place task={task} tasks={tasks} />
              <span className="text-ink2">{task.says}</span>
              {task.at === null ? null : (
                <span className="text-small text-ink3">
                  {' '}
                  <TimeText at={task.at} />
                </span>
              )}
              {task.answer === null ? null : <code className="block break-all font-mono text-small text-ink2">{task.answer}</code>}
            </span>
          </li>
        ))}
      </ul>
      {folds ? <p className="mt-1.5 pl-6.5 text-ink2">{sayRun('task-list.more-verified', { verified: verified.length })}</p> : null}
    </>
  );
}

/** "2 of 2": a node may have several tasks in one step, and one may be seen done before the other is sent. */
function Place({ task, tasks }: { readonly task: TaskNow; readonly tasks: readonly TaskNow[] }) {
  const own = tasks.filter(({ node }) => node === task.node);
  if (own.length === 1) return null;
  return <span className="text-ink3">{`${sayRun('task-list.of', { place: own.indexOf(task) + 1, tasks: own.length })} `}</span>;
}

function Mark({ state }: { readonly state: TaskNow['state'] }) {
  if (state === 'verified') return <StepMark state="done" />;
  if (state === 'waiting') return <StepMark state="to-come" />;
  if (state === 'left-out' || state === 'not-needed') return <StepMark state="not-done" />;
  if (state === 'refused' || state === 'unsure')
    return (
      <span className="pt-0.75">
        <SeverityMark severity={state === 'refused' ? 'warning' : 'unknown'} size={15} />
      </span>
    );
  return <StepMark state="now" />;
}
