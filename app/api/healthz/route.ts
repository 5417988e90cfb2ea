export const dynamic = 'force-dynamic';

/** The process answers; says nothing about any network. */
export function GET(): Response {
  return Response.json({ status: 'up' });
}
