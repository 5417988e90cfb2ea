import { answerAbout } from '@/lib/queries/answer-about';
import { readRecoveryArchive } from '@/lib/queries/read-recovery-archive';

export const dynamic = 'force-dynamic';

export async function GET(request: Request, { params }: { params: Promise<{ id: string; plan: string }> }): Promise<Response> {
  const { id, plan } = await params;
  return answerAbout(request, id, (watch) => readRecoveryArchive(watch, plan));
}
