import { answerAbout } from '@/lib/queries/answer-about';
import { readEvidencePiece } from '@/lib/queries/read-evidence';

export const dynamic = 'force-dynamic';

export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string; incident: string; piece: string }> },
): Promise<Response> {
  const { id, incident, piece } = await params;
  return answerAbout(request, id, (watch) => readEvidencePiece(watch, incident, piece));
}
