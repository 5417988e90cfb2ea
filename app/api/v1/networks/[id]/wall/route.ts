import { answerAbout } from '@/lib/queries/answer-about';
import { readWallPart } from '@/lib/queries/read-wall';
import { wallReader } from '@/lib/queries/wall-reader';

export const dynamic = 'force-dynamic';

export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const part = new URL(request.url).searchParams.get('part');
  return answerAbout(request, (await params).id, (watch) => readWallPart(watch, part), wallReader);
}
