/** What was asked for instead of a stream: the same events at once, or that this reader may not have them, or no answer. */
export type Asked =
  | { readonly state: 'told'; readonly events: readonly (readonly [event: string, data: unknown])[] }
  | { readonly state: 'refused'; readonly why: string }
  | { readonly state: 'failed' };

/** Real ms after which an answer counts as none. */
const PATIENCE_MS = 8000;

/** Asks once for all that the stream would begin with. Never rejects. */
export async function askEvents(url: string): Promise<Asked> {
  try {
    const response = await fetch(url, {
      headers: { accept: 'application/json' },
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const said = (await response.json()) as { readonly events?: unknown; readonly code?: unknown };
    if (response.status === 401) return { state: 'refused', why: String(said.code ?? '') };
    // A proxy's own page in between is no answer of ours.
    return response.ok && Array.isArray(said.events) ? { state: 'told', events: said.events } : { state: 'failed' };
  } catch {
    return { state: 'failed' };
  }
}
