import { answerAbout } from '@/lib/queries/answer-about';
import { answerProblem } from '@/lib/queries/answer-json';
import { MAX_HEIGHTS, readHeightRange } from '@/lib/queries/read-parameters';
import { sayApi } from '@/lib/views/words/api';

export const dynamic = 'force-dynamic';

export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const range = readHeightRange(new URL(request.url).searchParams);
  if (range === null) return answerProblem(400, sayApi('range'), sayApi('range.says', { most: String(MAX_HEIGHTS) }));
  return answerAbout(request, (await params).id, (watch) => watch.agreement(range.from, range.to));
}
