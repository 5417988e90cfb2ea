import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tellCheck } from './check';
import { CliFault } from './cli-fault.mjs';
import { type Count, countPlaywright, countVitest, settleCount, sumCounts } from './count-results';
import { ensureBrowser } from './ensure-browser';
import { ensureBuilt } from './ensure-built.mjs';
import { runAside } from './run-aside';
import { runChecks } from './run-checks';
import { runPlaywright } from './run-playwright';
import { runnerEnvironment } from './runner-environment';

const root = process.cwd();

function readCount<R>(path: string, count: (report: R) => Count): Count | null {
  try {
    return count(JSON.parse(readFileSync(path, 'utf8')) as R);
  } catch {
    return null;
  }
}

async function checks(built: Promise<unknown>): Promise<Count> {
  const results = await runChecks(root, tellCheck, built);
  const names = results.flatMap(({ name, fault }) => (fault === null ? [] : [name]));
  return settleCount({ passed: results.length - names.length, failed: names.length, skipped: 0, names }, 0);
}

async function vitest(folder: string, isLong: boolean): Promise<Count> {
  const report = join(folder, 'vitest.json');
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...(isLong ? ['--mode=long'] : [])];
  const exitCode = await runAside([join(root, 'node_modules/vitest/vitest.mjs'), ...args], { cwd: root, env: runnerEnvironment() });
  return settleCount(readCount(report, countVitest), exitCode);
}

async function playwright(folder: string, browser: string, isLong: boolean): Promise<Count> {
  const report = join(folder, 'playwright.json');
  const env = { CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const long = isLong ? ['--project=long'] : [];
  const exitCode = await runPlaywright(['--reporter=list,json', '--project=stories', ...long], env);
  return settleCount(readCount(report, countPlaywright), exitCode);
}

/** Whether the dashboard is built of these sources; what is wrong with it is said. */
async function build(): Promise<boolean> {
  try {
    await ensureBuilt(root);
    return true;
  } catch (error) {
    console.error(error instanceof CliFault ? error.sentence : error);
    return false;
  }
}

/**
 * `npm test`: checks, browser tests on the built dashboard and, in the time these leave, the unit tests. The last line is `N passed, N failed` over all
 * of them; exit code 1 when anything failed, a runner that crashed counts as a failure.
 */
export async function run(args: readonly string[]): Promise<number> {
  const browser = await ensureBrowser();
  const folder = mkdtempSync(join(tmpdir(), 'quorumwatch-tests-'));
  try {
    const isLong = args.includes('--long');
    const built = build();
    // Without a built dashboard no browser test can run: that is one failure, and the others still have their say.
    const browserTests = built.then((isBuilt) => (isBuilt ? playwright(folder, browser, isLong) : settleCount(null, 1)));
    // All at once: browser stories mostly wait, checks and builds use one core, unit tests only count.
    const parts = await Promise.all([checks(built), browserTests, vitest(folder, isLong)]);
    const { passed, failed, skipped, names = [] } = sumCounts(parts);
    // What failed stands last, below the pages of output of two runners at once.
    for (const name of names) console.log(`failed: ${name.replace(`${root}/`, '')}`);
    if (skipped > 0) console.log(`${skipped} skipped`);
    console.log(`${passed} passed, ${failed} failed`);
    return failed === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
