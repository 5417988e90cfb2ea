import { answerAbout } from '@/lib/queries/answer-about';
import { answerProblem } from '@/lib/queries/answer-json';
import { readValidatorWindow } from '@/lib/queries/read-validators';

export const dynamic = 'force-dynamic';

export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const window = readValidatorWindow(new URL(request.url).searchParams.get('window'));
  if (window === null)
    return answerProblem(400, 'Not a window', 'Give window as 100, 1000 (heights) or 24h, or leave it out for 100 heights');
  return answerAbout(request, (await params).id, (watch) => watch.pages().validators(window));
}
