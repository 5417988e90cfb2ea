'use client';

import { useState } from 'react';
import { type Answer, sendCommand } from '@/components/live/send-command';

/** Sends commands one at a time; `fault` = why the last one did not come about, in words. */
export function useCommand() {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  async function send<T = void>(path: string, body: Readonly<Record<string, unknown>> = {}): Promise<Answer<T>> {
    setBusy(true);
    setFault(null);
    const answer = await sendCommand<T>(path, body);
    if (!answer.ok) setFault(`${answer.message} ${answer.remedy}`);
    setBusy(false);
    return answer;
  }
  return { send, busy, fault, dismiss: () => setFault(null) };
}
