import { SeverityMark } from '@/components/marks/severity-mark';
import { NODE_WORD } from '@/components/nodes/node-words';
import type { NodeState as State } from '@/lib/views/types';

/** Whether a node answers, as mark and word. */
export function NodeState({ state }: { readonly state: State }) {
  const { severity, word } = NODE_WORD[state];
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <SeverityMark severity={severity} size={14} />
      {word}
    </span>
  );
}
