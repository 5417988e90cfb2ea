import { answerAbout } from '@/lib/queries/answer-about';
import { answerProblem } from '@/lib/queries/answer-json';
import { MAX_HEIGHTS, readHeightRange } from '@/lib/queries/read-parameters';

export const dynamic = 'force-dynamic';

export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const range = readHeightRange(new URL(request.url).searchParams);
  if (range === null)
    return answerProblem(
      400,
      'Not a range',
      `Give from and to as whole heights in decimal, from not above to, at most ${MAX_HEIGHTS} heights; leave both out for the newest`,
    );
  return answerAbout(request, (await params).id, (watch) => watch.agreement(range.from, range.to));
}
