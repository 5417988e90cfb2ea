import { expect, it } from 'vitest';
import { countPlaywright, countVitest, settleCount, sumCounts } from './count-results';

const vitest = { numPassedTests: 7, numFailedTests: 2, numPendingTests: 1 };

it('counts a test file that does not load as a failure', () => {
  const testResults = [
    { status: 'failed', assertionResults: [] },
    { status: 'failed', assertionResults: [{}] },
    { status: 'passed', assertionResults: [{}] },
  ];
  expect(countVitest({ ...vitest, testResults })).toEqual({ passed: 7, failed: 3, skipped: 1 });
});

it('counts a flaky browser test and an error outside of tests as failures', () => {
  const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 2 };
  expect(countPlaywright({ stats, errors: [{}] })).toEqual({ passed: 4, failed: 3, skipped: 2 });
});

it.each([
  ['gave no report', null, 0, 1],
  ['crashed after its tests passed', { passed: 3, failed: 0, skipped: 0 }, 1, 1],
  ['found no test', { passed: 0, failed: 0, skipped: 0 }, 0, 1],
  ['passed', { passed: 3, failed: 0, skipped: 0 }, 0, 0],
  ['failed twice', { passed: 3, failed: 2, skipped: 0 }, 1, 2],
])('a runner that %s', (_, count, exitCode, failed) => {
  expect(settleCount(count, exitCode).failed).toBe(failed);
});

it('sums over all runners', () => {
  const one = { passed: 1, failed: 2, skipped: 3 };
  expect(sumCounts([one, one])).toEqual({ passed: 2, failed: 4, skipped: 6 });
});
