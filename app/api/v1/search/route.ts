import { answerJson, answerProblem } from '@/lib/queries/answer-json';
import { answerReader } from '@/lib/queries/answer-reader';
import { readSearch } from '@/lib/queries/read-search';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return answerReader(async () => {
    const q = new URL(request.url).searchParams.get('q');
    if (q === null || q.length > 200)
      return answerProblem(
        400,
        'Nothing to search for',
        'Give q: a height, hash, address, node name or incident (#7), at most 200 characters',
      );
    return answerJson(request, await readSearch(q));
  });
}
