import { type CheckResult, runChecks } from './run-checks';

/** Prints one line a check, with what it found when it failed. */
export function tellCheck({ name, fault, seconds }: CheckResult): void {
  console.log(`${fault === null ? 'passed' : 'FAILED'}  ${name}  ${seconds.toFixed(1)} s`);
  if (fault !== null) console.log(fault);
}

/** `npm run check`: format, lint, types, imports, unused code, lock. Exit code 1 when one of them failed. */
export async function run(): Promise<number> {
  const results = await runChecks(process.cwd(), tellCheck);
  const failed = results.filter(({ fault }) => fault !== null).length;
  console.log(`${results.length - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
