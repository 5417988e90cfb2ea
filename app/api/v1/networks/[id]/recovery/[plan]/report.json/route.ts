import { answerAbout } from '@/lib/queries/answer-about';
import { readRecoveryReport } from '@/lib/queries/read-recovery-report';

export const dynamic = 'force-dynamic';

export async function GET(request: Request, { params }: { params: Promise<{ id: string; plan: string }> }): Promise<Response> {
  const { id, plan } = await params;
  return answerAbout(request, id, (watch) => readRecoveryReport(watch, plan, 'json'));
}
