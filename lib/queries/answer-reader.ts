import { wallNotice } from '@/lib/views/wall-notice';
import { answerProblem } from './answer-json';
import { RoleNeeded, SignInNeeded } from './reader';
import { WallRefused } from './wall-reader';

/** What `answer` gives, or 401 where it needs an account and nobody is signed in. Every GET route that reads answers through here or through answerAbout. */
export async function answerReader(answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof RoleNeeded) {
      const more = { code: 'not-allowed', remedy: 'Ask an administrator for the role.' };
      return answerProblem(403, 'Not allowed', `This needs the role ${error.needs}; yours is ${error.has}.`, {}, more);
    }
    if (error instanceof WallRefused) {
      const { title, todo } = wallNotice(error.why);
      return answerProblem(401, 'Not shown', `${title}.`, {}, { code: error.why, remedy: todo });
    }
    if (!(error instanceof SignInNeeded)) throw error;
    const remedy = 'Sign in at /sign-in; a program sends the cookie of its session.';
    return answerProblem(401, 'Not signed in', 'This is read with an account alone.', {}, { code: 'not-signed-in', remedy });
  }
}
