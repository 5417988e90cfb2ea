import { answerAbout } from '@/lib/queries/answer-about';
import { readOneIncident } from '@/lib/queries/read-one-incident';

export const dynamic = 'force-dynamic';

export async function GET(request: Request, { params }: { params: Promise<{ id: string; incident: string }> }): Promise<Response> {
  const { id, incident } = await params;
  return answerAbout(request, id, (watch) => readOneIncident(watch, incident));
}
