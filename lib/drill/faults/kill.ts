import { endProcess } from '@/lib/drill/faults/end-process';

export const kill = endProcess({
  id: 'kill',
  title: 'Node killed',
  does: 'A node is killed (SIGKILL, power, memory): it writes nothing, and comes back at the last block whose state is on its disk.',
  how: 'kill',
});
