import { answerJson } from '@/lib/queries/answer-json';
import { readNetworks } from '@/lib/queries/read-networks';

export const dynamic = 'force-dynamic';

export async function GET(request: Request): Promise<Response> {
  const { networks } = await readNetworks();
  return answerJson(request, { networks });
}
