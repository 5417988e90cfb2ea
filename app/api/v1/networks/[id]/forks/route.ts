import { answerAbout } from '@/lib/queries/answer-about';
import { answerProblem } from '@/lib/queries/answer-json';
import { readMoment } from '@/lib/queries/read-parameters';

export const dynamic = 'force-dynamic';

export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const asked = new URL(request.url).searchParams.get('t');
  const at = readMoment(asked);
  if (asked !== null && at === null)
    return answerProblem(
      400,
      'Not a moment',
      'Give t as ISO 8601 with a zone or as milliseconds since 1970 for the fork of that moment, or leave it out for now',
    );
  return answerAbout(request, (await params).id, (watch) => watch.forks(at));
}
