import { createHash } from 'node:crypto';

/** 200 with an ETag over the body, or 304 when the caller already has it. Nothing is cached without asking again. */
export function answerJson(request: Request, value: unknown): Response {
  const body = JSON.stringify(value);
  const etag = `"${createHash('sha1').update(body).digest('base64url')}"`;
  const headers = { etag, 'cache-control': 'no-cache', 'content-type': 'application/json; charset=utf-8' };
  const known = request.headers.get('if-none-match')?.split(/\s*,\s*/) ?? [];
  if (known.includes(etag) || known.includes(`W/${etag}`) || known.includes('*')) return new Response(null, { status: 304, headers });
  return new Response(body, { headers });
}

/** An error as problem+json (RFC 9457): what is wrong and the remedy, never a stack. */
export function answerProblem(
  status: number,
  title: string,
  detail: string,
  headers: Readonly<Record<string, string>> = {},
  more: Readonly<Record<string, string>> = {},
): Response {
  return new Response(JSON.stringify({ type: 'about:blank', status, title, detail, ...more }), {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
  });
}
