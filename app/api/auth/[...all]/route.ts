import { answerAuth } from '@/lib/commands/answer-auth';

export const dynamic = 'force-dynamic';

/** better-auth's own routes, those few that are served. */
export { answerAuth as DELETE, answerAuth as GET, answerAuth as PATCH, answerAuth as POST, answerAuth as PUT };
