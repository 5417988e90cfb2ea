import { answerAbout } from '@/lib/queries/answer-about';
import { answerProblem } from '@/lib/queries/answer-json';
import { readValidatorWindow } from '@/lib/queries/read-validators';
import { sayApi } from '@/lib/views/words/api';

export const dynamic = 'force-dynamic';

export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const window = readValidatorWindow(new URL(request.url).searchParams.get('window'));
  if (window === null) return answerProblem(400, sayApi('window'), sayApi('window.validators'));
  return answerAbout(request, (await params).id, (watch) => watch.pages().validators(window));
}
