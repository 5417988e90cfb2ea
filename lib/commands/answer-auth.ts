import { runtime } from '@/lib/runtime/runtime';

/** Answers one of better-auth's own routes. */
export async function answerAuth(request: Request): Promise<Response> {
  return (await runtime()).people.answer(request);
}
