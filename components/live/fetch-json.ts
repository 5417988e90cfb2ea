/** Reads an API path; throws an Error that says why when the answer is not a good one, so that SWR keeps the last data and marks it. */
export async function fetchJson<T>(path: string): Promise<T> {
  const response = await fetch(path, { headers: { accept: 'application/json' }, cache: 'no-cache' });
  if (!response.ok) {
    const problem = (await response.json().catch(() => null)) as { readonly detail?: string } | null;
    throw new Error(problem?.detail ?? `${path} answered ${response.status}`);
  }
  return (await response.json()) as T;
}
