import { answerAbout } from '@/lib/queries/answer-about';
import { answerProblem } from '@/lib/queries/answer-json';
import { readWindow } from '@/lib/queries/read-parameters';

export const dynamic = 'force-dynamic';

export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const window = readWindow(new URL(request.url).searchParams.get('window'));
  if (window === null)
    return answerProblem(
      400,
      'Not a window',
      'Give window as 5m, 1h, 24h or 7d (any whole number of s, m, h, d up to 7d), or leave it out for 1h',
    );
  return answerAbout(request, (await params).id, (watch) => watch.pages().rounds(window));
}
