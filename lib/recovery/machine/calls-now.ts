import type { Plan, Task } from '../plan-types';
import type { Run } from '../run-types';

/** A task with the calls that go out as things stand: nobody is connected with a node that the plan goes on without. */
export function callsNow({ enodes, absent }: Plan, { leftOut }: Run, task: Task): Task {
  const away = new Set([...absent, ...Object.keys(leftOut)].flatMap((name) => enodes[name] ?? []));
  const calls = task.calls.filter(({ method, params }) => method !== 'admin_addPeer' || !away.has(String(params[0])));
  return calls.length === task.calls.length ? task : { ...task, calls };
}
