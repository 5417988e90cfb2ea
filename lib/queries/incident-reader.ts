import { type Person, reaches } from '@/lib/auth/types';
import type { NetworkWatch, Runtime } from '@/lib/runtime/runtime';
import type { IncidentWords } from '@/lib/views/incident-row';
import type { Allowed, PersonView } from '@/lib/views/incident-types';
import { sayContext } from '@/lib/views/say-phrase';
import { sayApi } from '@/lib/views/words/api';
import { reader, readPerson } from './reader';

/** Who reads: whether they may work on incidents, and everybody's names. */
export type IncidentReader = {
  readonly me: PersonView | null;
  readonly may: Allowed;
  readonly people: readonly PersonView[];
};

/** The reader of this request. */
export async function incidentReader(): Promise<IncidentReader> {
  const { store } = await reader();
  const [person, people] = await Promise.all([readPerson(), namesOf(store)]);
  return {
    me: person && { id: person.id, name: person.name },
    may: mayWork(person),
    people,
  };
}

/** Everybody's names; of accounts that can't be read now none: what happened is shown all the same. */
export async function namesOf(store: Runtime['store']): Promise<readonly PersonView[]> {
  return (await store.accounts.list().catch(() => [])).map(({ id, name }) => ({ id, name }));
}

function mayWork(person: Person | null): Allowed {
  if (person === null) return { ok: false, why: sayApi('incident-reader.sign-in-do') };
  return reaches(person.role, 'operator')
    ? { ok: true }
    : { ok: false, why: sayApi('incident-reader.this-needs-role', { role: person.role }) };
}

/** The words of a network's incidents: validators by their nodes, people by their names. */
export function incidentWords(watch: NetworkWatch, people: readonly PersonView[]): IncidentWords {
  const byId = new Map(people.map((person) => [person.id, person]));
  return { say: sayContext(watch.picture().nodes), personOf: (id) => byId.get(id) ?? { id, name: id } };
}
