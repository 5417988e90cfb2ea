import { answerAbout } from '@/lib/queries/answer-about';
import { answerProblem } from '@/lib/queries/answer-json';
import { MAX_BUCKETS, readTimeRange } from '@/lib/queries/read-parameters';

export const dynamic = 'force-dynamic';

export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const range = readTimeRange(new URL(request.url).searchParams);
  if (range === null)
    return answerProblem(
      400,
      'Not a stretch of time',
      `Give from and to as ISO 8601 with a zone or as milliseconds since 1970, from before to, and buckets as 1 to ${MAX_BUCKETS}; each may be left out`,
    );
  return answerAbout(request, (await params).id, (watch) => watch.history(range));
}
