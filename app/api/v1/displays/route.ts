import { commandRoute } from '@/lib/commands/command-route';
import { createDisplay } from '@/lib/commands/create-display';
import { answerJson } from '@/lib/queries/answer-json';
import { answerReader } from '@/lib/queries/answer-reader';
import { readDisplays } from '@/lib/queries/read-displays';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return answerReader(async () => answerJson(request, await readDisplays()));
}

export const POST = commandRoute(createDisplay);
