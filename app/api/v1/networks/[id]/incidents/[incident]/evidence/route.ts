import { answerAbout } from '@/lib/queries/answer-about';
import { readEvidence } from '@/lib/queries/read-evidence';

export const dynamic = 'force-dynamic';

export async function GET(request: Request, { params }: { params: Promise<{ id: string; incident: string }> }): Promise<Response> {
  const { id, incident } = await params;
  return answerAbout(request, id, (watch) => readEvidence(watch, incident));
}
