import { answerAbout } from '@/lib/queries/answer-about';
import { readEvidence } from '@/lib/queries/read-evidence';
import { readManifest } from '@/lib/queries/read-manifest';

export const dynamic = 'force-dynamic';

export async function GET(request: Request, { params }: { params: Promise<{ id: string; incident: string }> }): Promise<Response> {
  const { id, incident } = await params;
  const { searchParams } = new URL(request.url);
  const isList = searchParams.get('part') === 'manifest';
  return answerAbout(request, id, (watch) => (isList ? readManifest(watch, incident, searchParams) : readEvidence(watch, incident)));
}
