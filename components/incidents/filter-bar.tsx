'use client';

import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { formatWhole } from '@/components/format/number';
import { ALL_OPEN, isNarrowed, KINDS, type ListFilter, STATUSES } from '@/components/incidents/list-filter';
import type { ChangeFilter } from '@/components/incidents/use-list-filter';
import type { IncidentListView } from '@/lib/views/incident-types';
import { sayIncidents } from '@/lib/views/words/incidents';

/** How long after the last key the list follows the text. */
const TYPING_MS = 250;

type Props = {
  readonly filter: ListFilter;
  readonly onChange: ChangeFilter;
  readonly counts: IncidentListView['counts'];
  readonly nodes: readonly string[];
  readonly signedIn: boolean;
};

/** What of the incidents is shown. */
export function FilterBar({ filter, onChange, counts, nodes, signedIn }: Props) {
  const all = filter.node === null || nodes.includes(filter.node) ? nodes : [filter.node, ...nodes];
  return (
    <search aria-label={sayIncidents('filter-bar.filter-incidents')} className="mb-3 flex flex-wrap items-center gap-2">
      <fieldset className="flex max-w-full flex-wrap gap-0.5 rounded-lg bg-sunk p-0.5">
        <legend className="sr-only">{sayIncidents('filter-bar.status')}</legend>
        {STATUSES.map((status) => (
          <button
            key={status}
            type="button"
            aria-pressed={filter.status === status}
            onClick={() => onChange({ status })}
            className="min-h-8 rounded-md px-2.5 text-ink2 hover:text-ink aria-pressed:bg-surface aria-pressed:font-medium aria-pressed:text-ink aria-pressed:shadow-[0_0_0_1px_var(--line)]"
          >
            {STATUS[status]}
            {status === 'all' ? null : <span className="ml-1.5 text-ink2">{formatWhole(counts[status])}</span>}
          </button>
        ))}
      </fieldset>
      <Choice
        label={sayIncidents('filter-bar.severity')}
        value={filter.severity}
        onChange={(severity) => onChange({ severity: severity as ListFilter['severity'] })}
      >
        <option value="critical">{sayIncidents('filter-bar.critical')}</option>
        <option value="warning">{sayIncidents('filter-bar.warning')}</option>
        <option value="info">{sayIncidents('filter-bar.note')}</option>
      </Choice>
      <Choice label={sayIncidents('filter-bar.kind')} value={filter.kind} onChange={(kind) => onChange({ kind })}>
        {KINDS.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </Choice>
      <Choice label={sayIncidents('filter-bar.node')} value={filter.node} onChange={(node) => onChange({ node })}>
        {all.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </Choice>
      <Text value={filter.text} onChange={onChange} />
      {signedIn ? (
        <label className="flex min-h-8 cursor-pointer items-center gap-1.5 px-1 text-ink2">
          <input
            type="checkbox"
            checked={filter.mine}
            onChange={(event) => onChange({ mine: event.target.checked })}
            className="accent-ink"
          />
          {sayIncidents('filter-bar.mine')}
        </label>
      ) : null}
      {isNarrowed(filter) ? (
        <button type="button" className="link px-1 text-ink2" onClick={() => onChange({ ...ALL_OPEN, status: filter.status })}>
          {sayIncidents('filter-bar.clear')}
        </button>
      ) : null}
    </search>
  );
}

const STATUS = {
  open: sayIncidents('filter-bar.open'),
  resolved: sayIncidents('filter-bar.resolved'),
  closed: sayIncidents('filter-bar.closed'),
  all: sayIncidents('filter-bar.all'),
} as const satisfies Record<ListFilter['status'], string>;

type ChoiceProps = {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly children: React.ReactNode;
};

function Choice({ label, value, onChange, children }: ChoiceProps) {
  return (
    <select
      aria-label={label}
      value={value ?? ''}
      data-set={value !== null}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
      className="control min-h-9 max-w-[190px] text-ink2 data-[set=true]:border-ink2 data-[set=true]:text-ink max-[700px]:min-w-0 max-[700px]:flex-1 max-[700px]:basis-[28%]"
    >
      <option value="">{sayIncidents('filter-bar.all-3', { label })}</option>
      {children}
    </select>
  );
}

/** Follows its own keys and lets the list follow a little later; a change of the address from elsewhere wins. */
function Text({ value, onChange }: { readonly value: string; readonly onChange: ChangeFilter }) {
  const [text, setText] = useState(value);
  const sent = useRef(value);
  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setText(value);
  }, [value]);
  useEffect(() => {
    if (text.trim() === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = text.trim();
      onChange({ text }, 'replace');
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [text, onChange]);
  return (
    <span className="relative min-w-[180px] flex-1 min-[900px]:max-w-[320px]">
      <Search size={14} aria-hidden="true" className="absolute top-1/2 left-2.5 -translate-y-1/2 text-ink3" />
      <input
        type="search"
        maxLength={200}
        aria-label={sayIncidents('filter-bar.text-in-sentence')}
        placeholder={sayIncidents('filter-bar.text-in-sentence')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        className="control min-h-9 w-full pl-8 placeholder:text-ink3"
      />
    </span>
  );
}
