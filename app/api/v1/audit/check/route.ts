import { answerJson } from '@/lib/queries/answer-json';
import { answerReader } from '@/lib/queries/answer-reader';
import { readAuditCheck } from '@/lib/queries/read-audit-check';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return answerReader(async () => answerJson(request, await readAuditCheck()));
}
