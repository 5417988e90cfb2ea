import type { Task } from '../plan-types';

export const calls = (task: Task, method: string): boolean => task.calls.some((call) => call.method === method);

/** It gives its node links, by calls or by a file. */
export const addsLinks = (task: Task): boolean =>
  calls(task, 'admin_addPeer') ||
  task.byHand?.kind === 'restore-static-nodes' ||
  (task.byHand?.kind === 'write-static-nodes' && task.byHand.enodes.length > 0);

export const rewinds = (task: Task): boolean => task.head !== null || calls(task, 'debug_setHead');
