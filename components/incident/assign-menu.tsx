'use client';

import { Menu } from '@base-ui/react/menu';
import { Check, ChevronDown } from 'lucide-react';
import { ActionButton } from '@/components/incident/action-button';
import { MENU_ITEM, MenuPanel } from '@/components/overlay/menu-panel';
import type { IncidentView, PersonView } from '@/lib/views/incident-types';
import { sayIncident } from '@/lib/views/words/incident';

type Props = { readonly view: IncidentView; readonly busy: boolean; readonly onAssign: (to: string | null) => void };

const ITEM = `${MENU_ITEM} grid-cols-[16px_minmax(0,1fr)]`;

/** Hands an incident to an account: the reader first, then the others by name. */
export function AssignMenu({ view, busy, onAssign }: Props) {
  const { assignee, me, people } = view;
  const label = assignee === null ? sayIncident('assign-menu.assign') : sayIncident('assign-menu.reassign');
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
        {assignee?.id === person.id ? <span className="sr-only">{` ${sayIncident('assign-menu.has-now')}`}</span> : null}
      </span>
    </Menu.Item>
  );
  return (
    <Menu.Root>
      <Menu.Trigger disabled={busy} className="control flex min-h-9 items-center gap-1.5 px-3 font-medium">
        {label}
        <ChevronDown size={14} aria-hidden="true" />
      </Menu.Trigger>
      <MenuPanel>
        {me === null ? null : item(me, 'Me')}
        {others.map((person) => item(person, person.name))}
        {assignee === null ? null : (
          <Menu.Item className={ITEM} onClick={() => onAssign(null)}>
            <span />
            {sayIncident('assign-menu.nobody')}
          </Menu.Item>
        )}
      </MenuPanel>
    </Menu.Root>
  );
}
