/** A refusal as problem+json, in the form commands answer with. */
export function problem(
  status: number,
  code: string,
  detail: string,
  remedy: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(JSON.stringify({ type: 'about:blank', status, title: TITLES[status] ?? 'Refused', detail, code, remedy }), {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
  });
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Not usable',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  429: 'Too soon',
  503: 'Not now',
};
