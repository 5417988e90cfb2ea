import { StoreError, type StoreErrorCode } from './store-error';

type Words = { readonly code: StoreErrorCode; readonly problem: string; readonly remedy: string };

const CORRUPT: Words = {
  code: 'corrupt',
  problem: 'the file is damaged or is no SQLite database',
  remedy:
    'Move the file away (with its -wal and -shm) or name another one in QUORUMWATCH_STORAGE; the watch starts a new one and fills it from the nodes',
};
const READ_ONLY: Words = {
  code: 'read-only',
  problem: 'the file or its folder may not be written',
  remedy: 'Give the user that runs Quorumwatch write access to the folder and the file, or name another place in QUORUMWATCH_STORAGE',
};
const NOT_OPENABLE: Words = {
  code: 'not-openable',
  problem: 'the file or its folder could not be made or opened',
  remedy: 'Check that the path names a file in a folder that can be written, or name another place in QUORUMWATCH_STORAGE',
};
const BUSY: Words = {
  code: 'busy',
  problem: 'another process holds the file locked',
  remedy: 'Stop the other process that uses this file, or give each its own file in QUORUMWATCH_STORAGE',
};
const FULL: Words = { code: 'full', problem: 'the disk is full', remedy: 'Free some space, or set a shorter retention' };
const IO: Words = {
  code: 'not-openable',
  problem: 'the disk refused to read or write',
  remedy: 'Check the disk and that the path names a file on a local one, or name another place in QUORUMWATCH_STORAGE',
};
const FAILED: Words = { code: 'failed', problem: 'the database refused', remedy: 'See the cause in the log; if it lasts, restart' };

/** By the beginning of the error's code: SQLite's result codes and the system's errno names. */
const BY_PREFIX: readonly (readonly [string, Words])[] = [
  ['SQLITE_CORRUPT', CORRUPT],
  ['SQLITE_NOTADB', CORRUPT],
  ['SQLITE_READONLY', READ_ONLY],
  ['SQLITE_CANTOPEN', NOT_OPENABLE],
  ['SQLITE_IOERR', IO],
  ['SQLITE_BUSY', BUSY],
  ['SQLITE_LOCKED', BUSY],
  ['SQLITE_FULL', FULL],
  ['EACCES', READ_ONLY],
  ['EPERM', READ_ONLY],
  ['EROFS', READ_ONLY],
  ['ENOSPC', FULL],
  ['ENOTDIR', NOT_OPENABLE],
  ['EISDIR', NOT_OPENABLE],
  ['EEXIST', NOT_OPENABLE],
  ['ENOENT', NOT_OPENABLE],
];

/** Any error met in `operation` on the file at `path`, as a StoreError; one that is a StoreError already stays itself. */
export function translateError(cause: unknown, operation: string, path: string): StoreError {
  if (cause instanceof StoreError) return cause;
  const code = codeOf(cause);
  const words = BY_PREFIX.find(([prefix]) => code.startsWith(prefix))?.[1] ?? FAILED;
  const problem = code === '' ? words.problem : `${words.problem} (${code})`;
  return new StoreError({ code: words.code, operation, path, problem, remedy: words.remedy, cause });
}

/** True for an error of the database or the file system, false for one that a caller threw for reasons of its own. */
export function isOfDatabase(cause: unknown): boolean {
  return codeOf(cause).startsWith('SQLITE') || BY_PREFIX.some(([prefix]) => codeOf(cause) === prefix);
}

function codeOf(cause: unknown): string {
  if (typeof cause !== 'object' || cause === null || !('code' in cause)) return '';
  return String(cause.code);
}
