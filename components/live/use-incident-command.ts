'use client';

import { useCallback, useState } from 'react';
import { useSWRConfig } from 'swr';
import { incidentKey, incidentsKey, NETWORKS_KEY } from '@/components/live/api-paths';
import type { IncidentCommand, IncidentView } from '@/lib/views/incident-types';
import { sayLive } from '@/lib/views/words/live';

export type Outcome = { readonly ok: true } | { readonly ok: false; readonly why: string };
export type SendCommand = (id: number, command: IncidentCommand) => Promise<Outcome>;

/** The incident as it is now, or problem+json. */
type Answer = Partial<IncidentView> & { readonly detail?: string; readonly remedy?: string };

const NO_ANSWER = sayLive('use-incident-command.quorumwatch-did-not');

/**
 * Sends what a person does to an incident. `busy` = one is under way. An error comes back as words to show where the person looks, never as an
 * exception; what was answered goes into the cache, so that the page shows it at once.
 */
export function useIncidentCommand(network: string): { readonly send: SendCommand; readonly busy: boolean } {
  const { mutate } = useSWRConfig();
  const [underWay, setUnderWay] = useState(0);
  const send = useCallback<SendCommand>(
    async (id, { verb, ...body }) => {
      setUnderWay((count) => count + 1);
      try {
        const response = await fetch(`${incidentKey(network, id)}/${verb}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', accept: 'application/json' },
          body: JSON.stringify(body),
        });
        const answer = (await response.json().catch(() => null)) as Answer | null;
        if (!response.ok) return { ok: false, why: reasonOf(answer, response.status) };
        if (answer?.id === id) await mutate(incidentKey(network, id), answer, { revalidate: false });
        else void mutate(incidentKey(network, id));
        const lists = incidentsKey(network);
        void mutate((key) => key === NETWORKS_KEY || key === lists || (typeof key === 'string' && key.startsWith(`${lists}?`)));
        return { ok: true };
      } catch {
        return { ok: false, why: NO_ANSWER };
      } finally {
        setUnderWay((count) => count - 1);
      }
    },
    [network, mutate],
  );
  return { send, busy: underWay > 0 };
}

function reasonOf(answer: Answer | null, status: number): string {
  if (answer?.detail === undefined) return sayLive('use-incident-command.refused', { status: String(status) });
  return answer.remedy === undefined ? answer.detail : `${answer.detail} ${answer.remedy}`;
}
