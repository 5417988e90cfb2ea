import { ActionButton } from '@/components/incident/action-button';
import type { Allowed } from '@/lib/views/incident-types';

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
    <ul aria-label="Nodes that the others can go on without" className="mt-3 grid gap-2 border-line border-t pt-3">
      {nodes.map((node) => (
        <li key={node} className="grid items-center gap-x-4 gap-y-1 min-[560px]:grid-cols-[210px_minmax(0,1fr)]">
          <ActionButton may={may} busy={busy} onClick={() => onLeaveOut(node)}>
            Go on without {node}
          </ActionButton>
          <span className="text-small text-ink2">
            It stays behind, and the others wait for it. They can go on without it: it may catch up later, and no more is done to it.
          </span>
        </li>
      ))}
    </ul>
  );
}
