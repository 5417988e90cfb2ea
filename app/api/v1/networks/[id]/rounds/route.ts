import { answerAbout } from '@/lib/queries/answer-about';
import { answerProblem } from '@/lib/queries/answer-json';
import { readWindow } from '@/lib/queries/read-parameters';
import { sayApi } from '@/lib/views/words/api';

export const dynamic = 'force-dynamic';

export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const window = readWindow(new URL(request.url).searchParams.get('window'));
  if (window === null) return answerProblem(400, sayApi('window'), sayApi('window.rounds'));
  return answerAbout(request, (await params).id, (watch) => watch.pages().rounds(window));
}
