import { answerJson } from '@/lib/queries/answer-json';
import { answerReader } from '@/lib/queries/answer-reader';
import { readAccount } from '@/lib/queries/read-account';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return answerReader(async () => answerJson(request, await readAccount()));
}
