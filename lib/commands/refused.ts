/** Every way a command ends without having done anything, with its HTTP status. */
export const REFUSALS = {
  'foreign-origin': 403,
  'not-signed-in': 401,
  'not-allowed': 403,
  'bad-input': 400,
  'not-found': 404,
  'changed-meanwhile': 409,
  'not-possible': 409,
  'too-soon': 429,
  'not-kept': 503,
} as const;
export type RefusalCode = keyof typeof REFUSALS;

/** A refusal in words for the person who asked: what is wrong, and what to do about it. Thrown inside a transaction it undoes all of it. */
export class Refused extends Error {
  override readonly name = 'Refused';

  constructor(
    readonly code: RefusalCode,
    /** What is wrong, a whole sentence. */
    message: string,
    /** What to do about it, a whole sentence. */
    readonly remedy: string,
    /** Seconds after which it may be asked again. */
    readonly retryAfter: number | null = null,
  ) {
    super(message);
  }
}
