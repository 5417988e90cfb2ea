import { approversIn } from '@/lib/auth/approvers-in';
import { type Person, type Role, reaches } from '@/lib/auth/types';
import type { Runtime } from '@/lib/runtime/runtime';
import type { Allowed } from '@/lib/views/incident-types';
import type { AroundRecovery, RecoveryReader } from '@/lib/views/recovery-kept';
import { sayContext } from '@/lib/views/say-phrase';
import { sayApi } from '@/lib/views/words/api';

/** What somebody's role lets them do about recoveries. */
export function recoveryReader(person: Person | null): RecoveryReader {
  const may = (needs: Role): Allowed => {
    if (person === null) return { ok: false, why: sayApi('incident-reader.sign-in-do') };
    return reaches(person.role, needs)
      ? { ok: true }
      : { ok: false, why: sayApi('recovery-reader.this-needs-role', { needs, role: person.role }) };
  };
  return { me: person && { id: person.id, name: person.name }, operate: may('operator'), approve: may('approver') };
}

/** What is shown beside a plan of this network; null = no such network. `plan` notes that this person looks at it now. Rejects with a StoreError. */
export async function aroundRecovery(
  runtime: Runtime,
  network: string,
  person: Person | null,
  plan: number | null,
): Promise<AroundRecovery | null> {
  const watch = runtime.networks.get(network);
  if (!watch) return null;
  const { nodes, fork } = watch.overview();
  const { name, now } = watch.picture();
  return {
    networkName: name,
    nodes,
    fork,
    now: Math.max(now, runtime.clock.now()),
    say: sayContext(watch.picture().nodes),
    reader: recoveryReader(person),
    here:
      plan === null ? [] : runtime.presence.look(`${network}/${plan}`, person && { id: person.id, name: person.name }, runtime.clock.now()),
    approvers: await approversIn(runtime.store),
    keeping: watch.keeping(),
    hindrance: runtime.recovery.get(network)?.hindrance() ?? null,
  };
}
