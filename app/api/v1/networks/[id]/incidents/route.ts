import { answerAbout } from '@/lib/queries/answer-about';
import { readIncidentList } from '@/lib/queries/read-incident-list';

export const dynamic = 'force-dynamic';

export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answerAbout(request, (await params).id, (watch) => readIncidentList(watch, new URL(request.url).searchParams));
}
