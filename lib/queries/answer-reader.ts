import { wallNotice } from '@/lib/views/wall-notice';
import { sayApi } from '@/lib/views/words/api';
import { answerProblem } from './answer-json';
import { RoleNeeded, SignInNeeded } from './reader';
import { WallRefused } from './wall-reader';

/** What `answer` gives, or 401 where it needs an account and nobody is signed in. Every GET route that reads answers through here or through answerAbout. */
export async function answerReader(answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof RoleNeeded) {
      const more = { code: 'not-allowed', remedy: sayApi('answer-reader.ask-administrator-for') };
      return answerProblem(
        403,
        sayApi('answer-reader.not-allowed'),
        sayApi('answer-reader.this-needs-role', { needs: error.needs, has: error.has }),
        {},
        more,
      );
    }
    if (error instanceof WallRefused) {
      const { title, todo } = wallNotice(error.why);
      return answerProblem(401, sayApi('answer-reader.not-shown'), `${title}.`, {}, { code: error.why, remedy: todo });
    }
    if (!(error instanceof SignInNeeded)) throw error;
    const remedy = 'Sign in at /sign-in; a program sends the cookie of its session.';
    return answerProblem(
      401,
      sayApi('answer-reader.not-signed-in'),
      sayApi('answer-reader.this-read-with'),
      {},
      { code: 'not-signed-in', remedy },
    );
  }
}
