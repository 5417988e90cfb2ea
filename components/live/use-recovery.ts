'use client';

import { useCallback, useState } from 'react';
import useSWR, { useSWRConfig } from 'swr';
import { type HandOf, handKey, NETWORKS_KEY, planKey, recoveryKey, runKey } from '@/components/live/api-paths';
import { sendCommand } from '@/components/live/send-command';
import type { Outcome } from '@/components/live/use-incident-command';
import type { RecoveryNow } from '@/lib/views/recovery-now';
import type { ConfirmStoppedCommand, HandView, PlanCommand, RecoveryCommand, RecoveryHomeView, RunView } from '@/lib/views/recovery-types';
import type { NetworkSummary } from '@/lib/views/types';

/** How often a plan that has not ended is read beside what the stream tells (real ms): it also says who is here. */
const READ_MS = 2500;

/** How often the nodes are asked again for the ways to go, while somebody looks (real ms). */
const ASK_MS = 20_000;

type Home = {
  readonly view: RecoveryHomeView;
  /** The nodes are being asked. */
  readonly asking: boolean;
  readonly error: string | null;
  readonly lookAgain: () => void;
};

/** Plans of a network, and the ways to go: these are asked for once the page is there, since every node has to answer. */
export function useRecoveryHome(first: RecoveryHomeView): Home {
  const { data, error, isValidating, mutate } = useSWR<RecoveryHomeView, Error>(recoveryKey(first.network), {
    revalidateOnMount: true,
    refreshInterval: ASK_MS,
  });
  return { view: data ?? first, asking: isValidating, error: error?.message ?? null, lookAgain: () => void mutate() };
}

/** A plan's run, kept current by the stream and read again meanwhile; `first` is what the server rendered. */
export function useRun(network: string, first: RunView): { readonly run: RunView; readonly error: string | null } {
  const { data, error } = useSWR<RunView, Error>(runKey(network, first.number), {
    fallbackData: first,
    refreshInterval: (latest) => ((latest ?? first).state === 'ended' ? READ_MS * 4 : READ_MS),
  });
  const run = data === undefined || data.revision < first.revision || data.asOf < first.asOf ? first : data;
  return { run, error: error?.message ?? null };
}

/** Commands to type for one task, or for all that a node does; null = not wanted now. */
export function useHandCommands(network: string, number: number, of: HandOf | null) {
  const { data, error } = useSWR<HandView, Error>(of === null ? null : handKey(network, number, of));
  return { view: data ?? null, error: error?.message ?? null };
}

/** The open recovery of a network, as every page may speak of it; null = there is none. */
export function useRecoveryNow(network: string): RecoveryNow | null {
  const { data } = useSWR<{ readonly networks: readonly NetworkSummary[] }>(NETWORKS_KEY);
  return data?.networks.find((one) => one.id === network)?.recovery ?? null;
}

export type SendRecovery = (command: RecoveryCommand) => Promise<Outcome>;

/** Sends what a person asks of a plan. Never waits for what is set off: an answer says that it was taken. */
export function useRecoveryCommand(network: string, number: number): { readonly send: SendRecovery; readonly busy: boolean } {
  const { mutate } = useSWRConfig();
  const [underWay, setUnderWay] = useState(0);
  const send = useCallback<SendRecovery>(
    async ({ verb, ...body }) => {
      setUnderWay((count) => count + 1);
      const answer = await sendCommand(`${planKey(network, number)}/${verb}`, body);
      await mutate(runKey(network, number)).catch(() => undefined);
      setUnderWay((count) => count - 1);
      return answer.ok ? { ok: true } : { ok: false, why: `${answer.message} ${answer.remedy}`.trim() };
    },
    [network, number, mutate],
  );
  return { send, busy: underWay > 0 };
}

type Planned = { readonly ok: true; readonly number: number } | { readonly ok: false; readonly why: string };

/** Makes a plan of an offer, and takes a blocker on oneself. */
export function usePlanning(network: string) {
  const { mutate } = useSWRConfig();
  const plan = async (command: PlanCommand): Promise<Planned> => {
    const answer = await sendCommand<{ readonly number: number }>(recoveryKey(network), { ...command });
    return answer.ok ? { ok: true, number: answer.value.number } : { ok: false, why: `${answer.message} ${answer.remedy}`.trim() };
  };
  const confirmStopped = async (command: ConfirmStoppedCommand): Promise<Outcome> => {
    const answer = await sendCommand(`${recoveryKey(network)}/confirm-stopped`, { ...command });
    if (answer.ok) await mutate(recoveryKey(network));
    return answer.ok ? { ok: true } : { ok: false, why: `${answer.message} ${answer.remedy}`.trim() };
  };
  return { plan, confirmStopped };
}
