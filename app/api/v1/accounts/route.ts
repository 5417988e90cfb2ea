import { commandRoute } from '@/lib/commands/command-route';
import { createAccount } from '@/lib/commands/create-account';
import { answerJson } from '@/lib/queries/answer-json';
import { answerReader } from '@/lib/queries/answer-reader';
import { readAccounts } from '@/lib/queries/read-accounts';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return answerReader(async () => answerJson(request, { accounts: await readAccounts() }));
}

export const POST = commandRoute(createAccount);
