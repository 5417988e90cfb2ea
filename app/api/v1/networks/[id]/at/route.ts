import { answerAbout } from '@/lib/queries/answer-about';
import { answerProblem } from '@/lib/queries/answer-json';
import { readMoment } from '@/lib/queries/read-parameters';
import { sayApi } from '@/lib/views/words/api';

export const dynamic = 'force-dynamic';

export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const at = readMoment(new URL(request.url).searchParams.get('t'));
  if (at === null) return answerProblem(400, sayApi('moment'), sayApi('moment.says'));
  return answerAbout(request, (await params).id, (watch) => watch.at(at));
}
