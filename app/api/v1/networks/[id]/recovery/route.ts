import { commandRoute } from '@/lib/commands/command-route';
import { makePlan } from '@/lib/commands/recovery/make-plan';
import { answerAbout } from '@/lib/queries/answer-about';
import { readRecovery } from '@/lib/queries/read-recovery';

export const dynamic = 'force-dynamic';

export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answerAbout(request, (await params).id, readRecovery);
}

export const POST = commandRoute(makePlan);
