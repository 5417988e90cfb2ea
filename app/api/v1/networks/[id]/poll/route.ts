import { pollNetwork } from '@/lib/commands/poll-network';
import { answerProblem } from '@/lib/queries/answer-json';

export const dynamic = 'force-dynamic';

export async function POST(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const outcome = await pollNetwork(id);
  if (outcome === 'no-network')
    return answerProblem(404, 'No such network', `No network has the id "${id}"; GET /api/v1/networks lists them`);
  if (outcome === 'too-soon')
    return answerProblem(
      429,
      'Too soon',
      'All nodes are asked at most once a second; the answer of the last poll is at GET /api/v1/networks/{id}',
      { 'retry-after': '1' },
    );
  return new Response(null, { status: 204 });
}
