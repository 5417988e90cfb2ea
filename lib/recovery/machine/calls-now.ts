import type { Plan, Task } from '../plan-types';
import type { Run } from '../run-types';
import { cutOff } from './is-cut-off';

/**
 * A task with the calls that go out as things stand: nobody is connected with a node that the plan goes on without, or, on the way out, with one
 * that has not got its blocks back.
 */
export function callsNow({ enodes, absent }: Plan, run: Run, task: Task): Task {
  const apart = cutOff(run, task);
  const away = new Set([...absent, ...Object.keys(run.leftOut), ...apart].flatMap((name) => enodes[name] ?? []));
  if (apart.has(task.node)) return { ...task, calls: task.calls.filter(({ method }) => method !== 'admin_addPeer') };
  const calls = task.calls.filter(({ method, params }) => method !== 'admin_addPeer' || !away.has(String(params[0])));
  return calls.length === task.calls.length ? task : { ...task, calls };
}
