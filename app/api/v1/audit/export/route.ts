import { answerReader } from '@/lib/queries/answer-reader';
import { exportAudit } from '@/lib/queries/export-audit';

export const dynamic = 'force-dynamic';

export function GET(): Promise<Response> {
  return answerReader(exportAudit);
}
