import { answerAbout } from '@/lib/queries/answer-about';

export const dynamic = 'force-dynamic';

export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answerAbout(request, (await params).id, (watch) => watch.pages().peers());
}
