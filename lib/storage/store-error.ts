export type StoreErrorCode =
  | 'bad-input'
  | 'busy'
  | 'closed'
  /** Somebody else was quicker: read anew what is kept. */
  | 'conflict'
  | 'corrupt'
  | 'failed'
  | 'foreign'
  | 'full'
  | 'newer-schema'
  | 'not-openable'
  | 'read-only'
  | 'unknown-network';

/** What a store says when it can't: which operation on which file, why, and what a person can do about it. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;
  readonly operation: string;
  /** The file the store lives in. */
  readonly path: string;
  /** What is wrong, without the file's path: fit to be shown. */
  readonly problem: string;
  readonly remedy: string;

  constructor(fields: { code: StoreErrorCode; operation: string; path: string; problem: string; remedy: string; cause?: unknown }) {
    const { code, operation, path, problem, remedy, cause } = fields;
    super(`Store ${path}: ${operation} failed: ${problem}. ${remedy}`, cause === undefined ? {} : { cause });
    this.code = code;
    this.operation = operation;
    this.path = path;
    this.problem = problem;
    this.remedy = remedy;
  }
}
