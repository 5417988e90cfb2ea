import { answerAbout } from '@/lib/queries/answer-about';
import { readHandCommands } from '@/lib/queries/read-hand-commands';

export const dynamic = 'force-dynamic';

export async function GET(request: Request, { params }: { params: Promise<{ id: string; plan: string }> }): Promise<Response> {
  const { id, plan } = await params;
  const asked = new URL(request.url).searchParams;
  return answerAbout(request, id, (watch) => readHandCommands(watch, plan, { task: asked.get('task'), node: asked.get('node') }));
}
