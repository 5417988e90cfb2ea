import { ActionButton } from '@/components/incident/action-button';
import type { Allowed } from '@/lib/views/incident-types';
import { sayRun } from '@/lib/views/words/recovery-run';

type Props = {
  readonly nodes: readonly string[];
  readonly may: Allowed;
  readonly busy: boolean;
  readonly onLeaveOut: (node: string) => void;
};

/** Nodes that hold up all others until a person has helped them, and that need not. */
export function BehindList({ nodes, may, busy, onLeaveOut }: Props) {
  if (nodes.length === 0) return null;
  return (
    <ul aria-label={sayRun('behind-list.nodes-that-others')} className="mt-3 grid gap-2 border-line border-t pt-3">
      {nodes.map((node) => (
        <li key={node} className="grid items-center gap-x-4 gap-y-1 min-[560px]:grid-cols-[210px_minmax(0,1fr)]">
          <ActionButton may={may} busy={busy} onClick={() => onLeaveOut(node)}>
            {sayRun('behind-list.go-on-without', { node })}
          </ActionButton>
          <span className="text-small text-ink2">{sayRun('behind-list.stays-behind-others')}</span>
        </li>
      ))}
    </ul>
  );
}
