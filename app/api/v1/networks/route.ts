import { answerJson } from '@/lib/queries/answer-json';
import { answerReader } from '@/lib/queries/answer-reader';
import { readNetworks } from '@/lib/queries/read-networks';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return answerReader(async () => {
    const { networks } = await readNetworks();
    return answerJson(request, { networks });
  });
}
