import { answerJson } from '@/lib/queries/answer-json';
import { answerReader } from '@/lib/queries/answer-reader';
import { readAuditLog } from '@/lib/queries/read-audit-log';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return answerReader(async () => answerJson(request, await readAuditLog(new URL(request.url).searchParams)));
}
