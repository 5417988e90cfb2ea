import { runtime } from '@/lib/runtime/runtime';
import { answerRefusal } from './command-route';
import { refusalOf } from './refusal-of';
import { Refused } from './refused';

/** Answers one of better-auth's own routes; a store that can't be written is said as for a command. */
export async function answerAuth(request: Request): Promise<Response> {
  const { people } = await runtime();
  try {
    return await people.answer(request);
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal instanceof Refused) return answerRefusal(refusal);
    throw error;
  }
}
