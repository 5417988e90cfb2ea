import { answerProblem } from './answer-json';
import { RoleNeeded, SignInNeeded } from './reader';

/** What `answer` gives, or 401 where it needs an account and nobody is signed in. Every GET route that reads answers through here or through answerAbout. */
export async function answerReader(answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof RoleNeeded) {
      const more = { code: 'not-allowed', remedy: 'Ask an administrator for the role.' };
      return answerProblem(403, 'Not allowed', `This needs the role ${error.needs}; yours is ${error.has}.`, {}, more);
    }
    if (!(error instanceof SignInNeeded)) throw error;
    const remedy = 'Sign in at /sign-in; a program sends the cookie of its session.';
    return answerProblem(401, 'Not signed in', 'This is read with an account alone.', {}, { code: 'not-signed-in', remedy });
  }
}
