import { answerAbout } from '@/lib/queries/answer-about';
import { readReport } from '@/lib/queries/read-report';

export const dynamic = 'force-dynamic';

export async function GET(request: Request, { params }: { params: Promise<{ id: string; incident: string }> }): Promise<Response> {
  const { id, incident } = await params;
  return answerAbout(request, id, (watch) => readReport(watch, incident, 'md'));
}
