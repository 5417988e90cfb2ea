const LONGEST_BODY = 64 * 1024;

/** The JSON object a request carries, {} for an empty body; null = it is none, or longer than 64 KiB. Read in pieces: nobody can make it hold more. */
export async function readJson(request: Request): Promise<Readonly<Record<string, unknown>> | null> {
  if (request.body === null) return {};
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += piece.length;
    if (size > LONGEST_BODY) return null;
    pieces.push(piece);
  }
  const text = Buffer.concat(pieces).toString('utf8');
  if (text === '') return {};
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : null;
  } catch {
    return null;
  }
}
