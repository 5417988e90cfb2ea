import { answerReader } from '@/lib/queries/answer-reader';
import { openWallStream } from '@/lib/queries/open-stream';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return answerReader(() => openWallStream(request));
}
