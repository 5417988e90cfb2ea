import { answerReader } from '@/lib/queries/answer-reader';
import { openStream } from '@/lib/queries/open-stream';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return answerReader(() => openStream(request));
}
