import { SeverityMark } from '@/components/marks/severity-mark';
import type { StrangeParameter } from '@/lib/views/read-search';
import { sayParameter } from '@/lib/views/words/parameters';

type Props = { readonly strange: readonly StrangeParameter[] };

/** What of the address could not be taken, and what is shown instead; nothing when all of it was. */
export function StrangeParameters({ strange }: Props) {
  if (strange.length === 0) return null;
  return (
    <div role="note" className="mb-4 flex gap-2.5 rounded-lg border border-warn/55 bg-warn-bg px-4 py-3 print:hidden">
      <span className="pt-0.75">
        <SeverityMark severity="warning" size={14} />
      </span>
      <div className="min-w-0 break-words">
        <p className="font-medium">{sayParameter('title')}</p>
        <ul>
          {strange.map(({ name, value, takes, instead }) => (
            <li key={name}>
              <bdi className="font-mono text-small">
                {name}={value}
              </bdi>
              : {takes === null || instead === null ? sayParameter('strange') : sayParameter('broken', { takes, instead })}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
