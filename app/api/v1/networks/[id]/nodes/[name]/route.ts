import { answerAbout } from '@/lib/queries/answer-about';
import { answerProblem } from '@/lib/queries/answer-json';
import { readNodeOf } from '@/lib/queries/read-nodes';
import { sayApi } from '@/lib/views/words/api';

export const dynamic = 'force-dynamic';

export async function GET(request: Request, { params }: { params: Promise<{ id: string; name: string }> }): Promise<Response> {
  const { id, name } = await params;
  return answerAbout(
    request,
    id,
    async (watch) => (await readNodeOf(watch, name)) ?? answerProblem(404, sayApi('node'), sayApi('node.says', { name })),
  );
}
