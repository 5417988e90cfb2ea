import { answerAbout } from '@/lib/queries/answer-about';
import { answerProblem } from '@/lib/queries/answer-json';
import { readHeightNumber } from '@/lib/queries/read-parameters';
import { sayApi } from '@/lib/views/words/api';

export const dynamic = 'force-dynamic';

export async function GET(request: Request, { params }: { params: Promise<{ id: string; height: string }> }): Promise<Response> {
  const { id, height } = await params;
  const at = readHeightNumber(height);
  if (at === null) return answerProblem(400, sayApi('height'), sayApi('height.says', { height }));
  return answerAbout(request, id, (watch) => watch.height(at));
}
