import { AUDIT_OUTCOMES, AUDIT_WORDS } from '@/lib/views/phrases/audit-words';
import { sayActivity } from '@/lib/views/words/activity';

type Props = {
  readonly network: string;
  readonly filter: {
    readonly network: string | null;
    readonly action: string | null;
    readonly outcome: string | null;
    readonly person: string | null;
  };
  readonly people: readonly { readonly id: string; readonly name: string }[];
};

/** What of the log is shown; a plain form, so the address holds it all. */
export function ActivityFilter({ network, filter, people }: Props) {
  const { person } = filter;
  const listed = person === null || people.some(({ id }) => id === person) ? people : [...people, { id: person, name: person }];
  return (
    <form method="get" aria-label={sayActivity('activity-filter.filter-log')} className="mb-3 flex flex-wrap items-center gap-2">
      <Choice
        name="network"
        label={sayActivity('activity-filter.network')}
        value={filter.network}
        options={[[network, sayActivity('activity-filter.this-one-alone')]]}
      />
      <Choice name="person" label={sayActivity('activity-filter.who')} value={person} options={listed.map(({ id, name }) => [id, name])} />
      <Choice name="action" label={sayActivity('activity-filter.what')} value={filter.action} options={Object.entries(AUDIT_WORDS)} />
      <Choice
        name="outcome"
        label={sayActivity('activity-filter.outcome')}
        value={filter.outcome}
        options={Object.entries(AUDIT_OUTCOMES)}
      />
      <button type="submit" className="control min-h-9">
        {sayActivity('activity-filter.show')}
      </button>
    </form>
  );
}

type ChoiceProps = {
  readonly name: string;
  readonly label: string;
  readonly value: string | null;
  readonly options: readonly (readonly [string, string])[];
};

function Choice({ name, label, value, options }: ChoiceProps) {
  return (
    <select name={name} aria-label={label} defaultValue={value ?? ''} className="control min-h-9 max-w-[220px]">
      <option value="">{sayActivity('activity-filter.all', { label })}</option>
      {options.map(([key, word]) => (
        <option key={key} value={key}>
          {word}
        </option>
      ))}
    </select>
  );
}
