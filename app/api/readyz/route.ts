import { readReady } from '@/lib/queries/read-ready';

export const dynamic = 'force-dynamic';

/** 200 once the first poll of every network is done or timed out, 503 before. */
export async function GET(): Promise<Response> {
  const ready = await readReady();
  return Response.json({ status: ready ? 'ready' : 'starting' }, { status: ready ? 200 : 503 });
}
