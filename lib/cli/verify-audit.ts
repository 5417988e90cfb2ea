import { resolve } from 'node:path';
import { checkAuditFile } from '@/lib/storage/check-audit-file';
import { StoreError } from '@/lib/storage/store-error';
import { CliFault } from './cli-fault.mjs';
import { readSettings } from './read-settings';

const USAGE = `npm run verify-audit -- [--store PATH]

Recomputes the chain of the audit log in the store of the settings, or in the one at PATH, and says OK with the number of rows and the hash of the
last one, or the first row that is not as it was written (exit code 1). Rows cut off at the end leave no trace in a chain: compare the number and
the hash with those of an earlier check or an export.`;

/** `npm run verify-audit`: exit code 0 = every row is as it was written, 1 = not so, or the store can't be read. */
export async function run(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    console.log(USAGE);
    return 0;
  }
  const path = storePath(args);
  const check = await checkAuditFile(path).catch((error: unknown) => {
    throw error instanceof StoreError ? new CliFault(error.message, { cause: error }) : error;
  });
  if (check.ok) {
    console.log(`OK: ${check.rows} ${check.rows === 1 ? 'row' : 'rows'}, head ${check.head} (${path})`);
    return 0;
  }
  console.log(`NOT AS WRITTEN: ${check.problem} (${path})`);
  return 1;
}

/** @throws CliFault with the usage for arguments that are none of it */
function storePath(args: readonly string[]): string {
  if (args.length === 0) return readSettings().storage.path;
  const [option, path, ...more] = args;
  if (option !== '--store' || path === undefined || path === '' || more.length > 0) throw new CliFault(USAGE);
  return resolve(process.env.INIT_CWD ?? process.cwd(), path);
}
