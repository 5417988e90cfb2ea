import { answerJson, answerProblem } from '@/lib/queries/answer-json';
import { answerReader } from '@/lib/queries/answer-reader';
import { readSearch } from '@/lib/queries/read-search';
import { sayApi } from '@/lib/views/words/api';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return answerReader(async () => {
    const q = new URL(request.url).searchParams.get('q');
    if (q === null || q.length > 200) return answerProblem(400, sayApi('search'), sayApi('search.says'));
    return answerJson(request, await readSearch(q));
  });
}
