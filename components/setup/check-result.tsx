import { HexText } from '@/components/marks/hex';
import { SeverityMark } from '@/components/marks/severity-mark';
import { Hint } from '@/components/overlay/hint';
import type { CheckState } from '@/components/setup/typed-node';
import type { CheckedNodeView, NodeCheckView } from '@/lib/views/setup-types';
import { saySetup } from '@/lib/views/words/setup';

type Props = { readonly check: CheckState; readonly url: string; readonly odd: readonly string[] };

/** What became of a check: what answered and as what, or what is wrong and what to do. */
export function CheckResult({ check, url, odd }: Props) {
  if (check.kind === 'none') return null;
  if (check.kind === 'asking') return <p className="text-ink2">{saySetup('check.running')}</p>;
  if (check.kind === 'refused') return <Says severity="warning" title={check.says} />;
  if (check.of !== url) return <p className="text-ink3">{saySetup('check.changed')}</p>;
  return <Done view={check.view} odd={odd} />;
}

function Done({ view, odd }: { readonly view: NodeCheckView; readonly odd: readonly string[] }) {
  if (view.fault !== null) return <Says severity="critical" title={saySetup('check.fault')} lines={[view.fault.says, view.fault.remedy]} />;
  if (view.node === null) return null;
  return (
    <>
      <Says
        severity={odd.length === 0 ? 'ok' : 'warning'}
        title={`${saySetup(odd.length === 0 ? 'check.ok' : 'check.warn')}, ${saySetup(`role.${view.node.role}`)}`}
        lines={odd}
      />
      <Facts node={view.node} />
      {view.credentials ? <p className="mt-2 max-w-[76ch] text-ink2">{saySetup('node.credentials')}</p> : null}
    </>
  );
}

type SaysProps = { readonly severity: 'ok' | 'warning' | 'critical'; readonly title: string; readonly lines?: readonly string[] };

function Says({ severity, title, lines = [] }: SaysProps) {
  return (
    <div className="flex gap-2.5">
      <span className="pt-0.75">
        <SeverityMark severity={severity} size={14} />
      </span>
      <div className="min-w-0 break-words">
        <p className="font-medium">{title}</p>
        {lines.map((line) => (
          <p key={line} className="max-w-[76ch] text-ink2">
            {line}
          </p>
        ))}
      </div>
    </div>
  );
}

function Facts({ node }: { readonly node: CheckedNodeView }) {
  return (
    <div className="mt-1 grid gap-1 break-words pl-6 text-small">
      <p>
        {[node.client, node.chain, node.head, node.protocol].join(' ')}{' '}
        {node.version === null ? null : <bdi className="font-mono text-small text-ink2">{node.version}</bdi>}
      </p>
      <p>
        {node.roleSays} {node.address === null ? null : <HexText value={node.address} what={saySetup('fact.address')} />}
      </p>
      <ul aria-label={saySetup('fact.groups')} className="flex flex-wrap gap-1.5">
        {node.groups.map(({ group, state, means }) => (
          <li
            key={group}
            data-state={state}
            className="rounded border border-line px-1.5 text-ink2 data-[state=unavailable]:border-warn/55 data-[state=unknown]:border-dashed"
          >
            <Hint says={means} explains>
              <button type="button" className="term">
                {saySetup(`group.${state}`, { group })}
              </button>
            </Hint>
          </li>
        ))}
      </ul>
      <p className="text-ink2">{node.groupsSay}</p>
    </div>
  );
}
