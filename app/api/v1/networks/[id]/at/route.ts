import { answerAbout } from '@/lib/queries/answer-about';
import { answerProblem } from '@/lib/queries/answer-json';
import { readMoment } from '@/lib/queries/read-parameters';

export const dynamic = 'force-dynamic';

export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const at = readMoment(new URL(request.url).searchParams.get('t'));
  if (at === null)
    return answerProblem(
      400,
      'Not a moment',
      'Give t as ISO 8601 with a zone, such as 2026-11-22T16:43:10Z, or as whole milliseconds since 1970 of the server’s clock',
    );
  return answerAbout(request, (await params).id, (watch) => watch.at(at));
}
