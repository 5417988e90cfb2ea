import { endProcess } from '@/lib/drill/faults/end-process';

export const stop = endProcess({
  id: 'stop',
  title: 'Node stopped',
  does: 'A node is stopped cleanly (SIGTERM): it writes the states of HEAD, HEAD-1 and HEAD-127.',
  how: 'clean',
});
