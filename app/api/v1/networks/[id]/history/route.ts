import { answerAbout } from '@/lib/queries/answer-about';
import { answerProblem } from '@/lib/queries/answer-json';
import { MAX_BUCKETS, readTimeRange } from '@/lib/queries/read-parameters';
import { sayApi } from '@/lib/views/words/api';

export const dynamic = 'force-dynamic';

export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const range = readTimeRange(new URL(request.url).searchParams);
  if (range === null) return answerProblem(400, sayApi('stretch'), sayApi('stretch.says', { most: String(MAX_BUCKETS) }));
  return answerAbout(request, (await params).id, (watch) => watch.history(range));
}
