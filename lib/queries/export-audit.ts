import { readerAs } from './reader';

const SLICE = 1000;

/** The whole audit log as JSON lines, oldest first, each with the hash that chains it. @throws SignInNeeded */
export async function exportAudit(): Promise<Response> {
  const { store } = (await readerAs('viewer')).runtime;
  const newest = (await store.audit({ limit: 1 }))[0]?.id ?? 0;
  let from = 0;
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      if (from >= newest) return controller.close();
      const to = Math.min(from + SLICE, newest);
      const rows = await store.audit({ before: to + 1, limit: to - from });
      from = to;
      controller.enqueue(
        encoder.encode(
          rows
            .toReversed()
            .map((row) => `${JSON.stringify(row)}\n`)
            .join(''),
        ),
      );
    },
  });
  return new Response(body, {
    headers: {
      'content-type': 'application/jsonl; charset=utf-8',
      'content-disposition': 'attachment; filename="quorumwatch-audit.jsonl"',
      'cache-control': 'no-store',
    },
  });
}
