/** Why a source that is asked over HTTP gives nothing. `isFinal` = asking again will not help before somebody changes something. */
export type HttpTrouble = { readonly why: string; readonly isFinal: boolean; readonly retryAfterMs: number | null };

/** An answer that is no success. Its body is never shown: it is another's text and may repeat what was sent. */
export function statusTrouble(status: number, meaning: Readonly<Record<number, string>>, retryAfter: string | null): HttpTrouble {
  const seconds = retryAfter !== null && /^\d{1,5}$/.test(retryAfter.trim()) ? Number(retryAfter) : null;
  const isPassing = status === 408 || status === 429 || status >= 500;
  const why =
    meaning[status] ??
    GENERAL[status] ??
    (status >= 500 ? `it answers with an error of its own (HTTP ${status})` : `it answers with HTTP ${status}`);
  return { why, isFinal: !isPassing, retryAfterMs: seconds === null ? null : seconds * 1000 };
}

const GENERAL: Readonly<Record<number, string>> = {
  301: 'it sends to another address, which is not followed',
  302: 'it sends to another address, which is not followed',
  307: 'it sends to another address, which is not followed',
  308: 'it sends to another address, which is not followed',
  429: 'it asks to be asked less often (HTTP 429)',
};

/** A connection or an answer that failed: by its code alone, an error's text may hold addresses. */
export function errorTrouble(error: unknown): HttpTrouble {
  const code = codeOf(error);
  return { why: `it can't be reached or broke off (${code})`, isFinal: false, retryAfterMs: null };
}

function codeOf(error: unknown): string {
  for (let one = error, depth = 0; typeof one === 'object' && one !== null && depth < 5; depth++) {
    if ('code' in one && typeof one.code === 'string') return one.code;
    one = 'cause' in one ? one.cause : null;
  }
  return 'unknown reason';
}
