import { answerProblem } from './answer-json';
import { SignInNeeded } from './reader';

/** What `answer` gives, or 401 where it needs an account and nobody is signed in. Every GET route that reads answers through here or through answerAbout. */
export async function answerReader(answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer();
  } catch (error) {
    if (!(error instanceof SignInNeeded)) throw error;
    const remedy = 'Sign in at /sign-in; a program sends the cookie of its session.';
    return answerProblem(401, 'Not signed in', 'Reading needs an account here.', {}, { code: 'not-signed-in', remedy });
  }
}
