import { answerAbout } from '@/lib/queries/answer-about';
import { readProof } from '@/lib/queries/read-proof';

export const dynamic = 'force-dynamic';

export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string; incident: string; address: string }> },
): Promise<Response> {
  const { id, incident, address } = await params;
  return answerAbout(request, id, (watch) => readProof(watch, incident, address));
}
