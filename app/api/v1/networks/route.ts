import { answerJson } from '@/lib/queries/answer-json';
import { answerReader } from '@/lib/queries/answer-reader';
import { readNetworkList } from '@/lib/queries/read-networks';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return answerReader(async () => answerJson(request, { networks: await readNetworkList() }));
}
