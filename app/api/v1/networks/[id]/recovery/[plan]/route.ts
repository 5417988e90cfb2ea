import { answerAbout } from '@/lib/queries/answer-about';
import { readOneRecovery } from '@/lib/queries/read-one-recovery';

export const dynamic = 'force-dynamic';

export async function GET(request: Request, { params }: { params: Promise<{ id: string; plan: string }> }): Promise<Response> {
  const { id, plan } = await params;
  return answerAbout(request, id, (watch) => readOneRecovery(watch, plan, new URL(request.url).searchParams.get('part')));
}
