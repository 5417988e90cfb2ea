import { Chevron } from '@/components/marks/chevron';
import { CopyButton } from '@/components/marks/copy-button';
import { Spoken } from '@/components/marks/spoken';
import type { PlannedStepView } from '@/lib/views/recovery-types';
import { sayRun } from '@/lib/views/words/recovery-run';

type Group = { readonly calls: readonly string[]; readonly times: number; readonly nodes: readonly string[]; readonly isByHand: boolean };

/** The exact calls of a step. The same on several nodes is written once; long lists open. */
export function Calls({ step }: { readonly step: PlannedStepView }) {
  const groups = grouped(step.tasks);
  if (groups.length === 0) return <p className="text-ink2">{sayRun('calls.nothing-sent-nodes')}</p>;
  return (
    <ul className="grid gap-3">
      {groups.map((group) => (
        <li key={group.nodes.join()} className="min-w-0">
          <CallGroup group={group} />
        </li>
      ))}
    </ul>
  );
}

function CallGroup({ group: { calls, times, nodes, isByHand } }: { readonly group: Group }) {
  const on = [
    sayRun('calls.on', { nodes: nodes.join(', ') }),
    ...(times === 2 ? [sayRun('calls.twice')] : times > 1 ? [sayRun('calls.times', { times })] : []),
    ...(isByHand ? [sayRun('calls.by-hand')] : []),
  ].join(', ');
  const [first, ...more] = calls;
  if (first === undefined) return <p className="text-ink2">{sayRun('calls.work', { on })}</p>;
  if (more.length === 0)
    return (
      <>
        <Code call={first} />
        <p className="mt-0.5 text-small text-ink2">{on}</p>
      </>
    );
  return (
    <details className="group">
      <summary className="list-none [&::-webkit-details-marker]:hidden">
        <Chevron />
        <Spoken
          parts={sayRun.parts('calls.calls', {
            first: <span className="font-mono text-small">{first.slice(0, first.indexOf('('))}</span>,
            calls: calls.length,
            on,
          })}
        />
      </summary>
      <ul className="mt-2 grid gap-1 pl-4">
        {calls.map((call) => (
          <li key={call}>
            <Code call={call} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Code({ call }: { readonly call: string }) {
  return (
    <span className="flex min-w-0 items-start gap-1">
      <code className="min-w-0 break-all font-mono text-small leading-6">{call}</code>
      <CopyButton text={call} what={call.length > 60 ? sayRun('calls.call') : call} />
    </span>
  );
}

function grouped(tasks: PlannedStepView['tasks']): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const { node, calls, times, isByHand } of tasks) {
    const key = JSON.stringify([calls, times, isByHand]);
    const before = groups.get(key);
    groups.set(key, { calls, times, isByHand, nodes: [...(before?.nodes ?? []), node] });
  }
  return [...groups.values()];
}
