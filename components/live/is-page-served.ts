/** Whether the server gives the page of this address now. */
export async function isPageServed(): Promise<boolean> {
  const response = await fetch(location.href, { headers: { accept: 'text/html' }, cache: 'no-store' });
  await response.body?.cancel();
  return response.ok && (response.headers.get('content-type') ?? '').startsWith('text/html');
}
