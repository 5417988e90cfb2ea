import { answerProblem } from '@/lib/queries/answer-json';
import { sayApi } from '@/lib/views/words/api';

export const dynamic = 'force-dynamic';

/** Whoever asks the API for what it has not is a program: it gets a problem, not a page. */
function answerNothing(request: Request): Response {
  const { pathname } = new URL(request.url);
  return answerProblem(404, sayApi('path'), sayApi('path.says', { pathname }));
}

export { answerNothing as DELETE, answerNothing as GET, answerNothing as PATCH, answerNothing as POST, answerNothing as PUT };
