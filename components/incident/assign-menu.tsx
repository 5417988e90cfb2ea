'use client';

import { Menu } from '@base-ui/react/menu';
import { Check, ChevronDown } from 'lucide-react';
import { ActionButton } from '@/components/incident/action-button';
import type { IncidentView, PersonView } from '@/lib/views/incident-types';

type Props = { readonly view: IncidentView; readonly busy: boolean; readonly onAssign: (to: string | null) => void };

const ITEM =
  'grid cursor-pointer grid-cols-[16px_minmax(0,1fr)] items-center gap-2 rounded px-2.5 py-1.5 outline-none data-highlighted:bg-sunk';

/** Hands an incident to an account: the reader first, then the others by name. */
export function AssignMenu({ view, busy, onAssign }: Props) {
  const { assignee, me, people } = view;
  const label = assignee === null ? 'Assign' : 'Reassign';
  if (!view.may.assign.ok)
    return (
      <ActionButton may={view.may.assign} onClick={() => {}}>
        {label}
      </ActionButton>
    );
  const others = people.filter(({ id }) => id !== me?.id);
  const item = (person: PersonView, name: string) => (
    <Menu.Item key={person.id} className={ITEM} onClick={() => onAssign(person.id)}>
      {assignee?.id === person.id ? <Check size={14} aria-hidden="true" /> : <span />}
      <span className="truncate">
        {name}
        {assignee?.id === person.id ? <span className="sr-only"> (has it now)</span> : null}
      </span>
    </Menu.Item>
  );
  return (
    <Menu.Root>
      <Menu.Trigger disabled={busy} className="control flex min-h-9 items-center gap-1.5 px-3 font-medium">
        {label}
        <ChevronDown size={14} aria-hidden="true" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner align="end" sideOffset={6} className="z-40 outline-none">
          <Menu.Popup className="max-h-[320px] min-w-[190px] max-w-[280px] overflow-y-auto rounded-lg border border-line bg-surface p-1 text-ink shadow-menu outline-none">
            {me === null ? null : item(me, 'Me')}
            {others.map((person) => item(person, person.name))}
            {assignee === null ? null : (
              <Menu.Item className={ITEM} onClick={() => onAssign(null)}>
                <span />
                Nobody
              </Menu.Item>
            )}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
