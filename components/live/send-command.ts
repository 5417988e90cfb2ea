import { sayLive } from '@/lib/views/words/live';
/** What a command answered: its value, or what is wrong and what to do about it, both fit to be shown. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: string; readonly message: string; readonly remedy: string };

/** Sends a command to the API (POST, JSON). Never rejects: a link that is down is an answer too. */
export async function sendCommand<T = void>(path: string, body: Readonly<Record<string, unknown>> = {}): Promise<Answer<T>> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-requested-with': 'quorumwatch' },
      body: JSON.stringify(body),
    });
    if (response.status === 204) return { ok: true, value: undefined as T };
    const value: unknown = await response.json();
    return response.ok ? { ok: true, value: value as T } : refusalIn(value);
  } catch {
    const message = sayLive('send-command.quorumwatch-did-not');
    return { ok: false, code: 'no-answer', message, remedy: sayLive('send-command.load-page-again') };
  }
}

function refusalIn(value: unknown): Answer<never> {
  const said = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
  const text = (key: string, fallback: string): string => (typeof said[key] === 'string' && said[key] !== '' ? said[key] : fallback);
  const message = text('detail', sayLive('send-command.quorumwatch-met-fault'));
  return { ok: false, code: text('code', 'fault'), message, remedy: text('remedy', sayLive('send-command.log-server-says')) };
}
